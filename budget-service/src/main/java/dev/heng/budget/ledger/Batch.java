package dev.heng.budget.ledger;

import java.math.BigDecimal;

/**
 * A batch that is recorded in numbered chunks, as its source sent it first.
 *
 * @param name what the source calls it; with the source it stands for these lines for ever
 * @param content the digest of all lines in their order
 * @param chunkLines how many lines a chunk has at least, but for the last one
 * @param amount the sum of the amounts, whatever their unit
 */
public record Batch(
        String source, String name, String content, int chunkLines, int chunks, int lines, BigDecimal amount) {}
