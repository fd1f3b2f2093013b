package dev.heng.budget.ledger;

/**
 * A reversal that is booked.
 *
 * @param isNew false when it was booked before
 */
public record ReversalResult(long sequence, boolean isNew) {}
