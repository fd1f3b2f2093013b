package dev.heng.budget.ledger;

import java.util.List;

/**
 * What was held for an adjustment.
 *
 * @param sequence the Ledger-Sequence that contains it
 * @param held how many lines hold something; 0: there is no reservation
 * @param warned the lines that a WARN limit speaks about
 */
public record HeldAdjustment(long sequence, int held, List<LineOutcome> warned) {}
