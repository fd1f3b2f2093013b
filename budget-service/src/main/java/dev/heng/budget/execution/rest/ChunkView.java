package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.ChunkState;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a chunk that is committed. */
@Schema(name = "ExecutionChunk")
public record ChunkView(
        @Schema(description = "From 1", examples = "1") int chunk,

        @Schema(description = "The position of its first line in the batch, from 0", examples = "0")
        int firstLine,

        @Schema(description = "The sum of the next four", examples = "1000")
        int lines,

        @Schema(description = "By this sending of the batch or an earlier one")
        int recorded,

        @Schema(description = "Recorded before by another call")
        int replayed,

        int suspended,
        int refused,
        long sequence,
        Instant committedAt) {
    static ChunkView of(ChunkState state) {
        return new ChunkView(
                state.chunk().number(),
                state.chunk().firstLine(),
                state.lines(),
                state.recorded(),
                state.replayed(),
                state.suspended(),
                state.refused(),
                state.sequence(),
                state.committedAt());
    }
}
