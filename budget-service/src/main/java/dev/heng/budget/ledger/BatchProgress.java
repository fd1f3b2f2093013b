package dev.heng.budget.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a batch came.
 *
 * @param committedChunks how many of its chunks are committed
 * @param recorded over the committed chunks, as are replayed, suspended and refused
 * @param sequence the highest Ledger-Sequence of its chunks; null before the first
 * @param committedAt when a chunk was committed last; null before the first
 */
public record BatchProgress(
        Batch batch,
        int committedChunks,
        long recorded,
        long replayed,
        long suspended,
        long refused,
        @Nullable Long sequence,
        Instant startedAt,
        @Nullable Instant committedAt) {
    /** Whether every chunk is committed. */
    public boolean isComplete() {
        return committedChunks == batch.chunks();
    }
}
