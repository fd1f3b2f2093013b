package dev.heng.budget.ledger;

import java.time.Instant;

/**
 * What became of a chunk that is committed.
 *
 * @param lines the sum of recorded, replayed, suspended and refused
 * @param recorded by this sending of the chunk or an earlier one
 * @param replayed recorded before by another call
 * @param suspended by the last sending
 * @param refused by the last sending
 */
public record ChunkState(
        Chunk chunk,
        int lines,
        int recorded,
        int replayed,
        int suspended,
        int refused,
        long sequence,
        Instant committedAt) {}
