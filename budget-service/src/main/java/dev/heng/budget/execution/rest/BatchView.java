package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.BatchProgress;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far a batch came. */
@Schema(name = "ExecutionBatch")
public record BatchView(
        @Schema(examples = "his") String source,
        @Schema(examples = "2026-03") String batch,

        @Schema(description = "Of the whole batch", examples = "100000")
        int lines,

        @Schema(description = "The sum of all amounts, whatever their unit", examples = "1200.50")
        BigDecimal amount,

        @Schema(examples = "1000") int chunkLines,

        @Schema(description = "Of the whole batch", examples = "100")
        int chunks,

        @Schema(description = "How many of them are committed", examples = "57")
        int committedChunks,

        @Schema(description = "Whether every chunk is committed")
        boolean complete,

        @Schema(description = "In the committed chunks, as are the next three")
        long recorded,

        long replayed,
        long suspended,
        long refused,

        @Schema(nullable = true, description = "The Ledger-Sequence of its last chunk; null before the first") @Nullable Long sequence,

        Instant startedAt,

        @Schema(nullable = true, description = "When a chunk was committed last; null before the first") @Nullable Instant committedAt) {
    static BatchView of(BatchProgress progress) {
        return new BatchView(
                progress.batch().source(),
                progress.batch().name(),
                progress.batch().lines(),
                progress.batch().amount(),
                progress.batch().chunkLines(),
                progress.batch().chunks(),
                progress.committedChunks(),
                progress.isComplete(),
                progress.recorded(),
                progress.replayed(),
                progress.suspended(),
                progress.refused(),
                progress.sequence(),
                progress.startedAt(),
                progress.committedAt());
    }
}
