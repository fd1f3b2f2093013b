package dev.heng.budget.preparation;

import java.math.BigDecimal;

/**
 * An opening budget is in force.
 *
 * @param lines how many lines the call had
 * @param amount the sum of their amounts, whatever their unit
 * @param sequence the Ledger-Sequence that contains it
 */
public record OpeningTakenOver(int lines, BigDecimal amount, long sequence) {}
