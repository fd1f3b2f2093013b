package dev.heng.budget.ledger;

/**
 * The answer to setting original amounts.
 *
 * @param sequence the Ledger-Sequence of the call
 * @param changed how many cells have another amount now
 */
public record OriginalResult(long sequence, int changed) {}
