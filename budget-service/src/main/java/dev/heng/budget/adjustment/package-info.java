/**
 * Adjustments of the budget (预算调整): supplements, reductions, transfers and new projects, from the draft to what the approval decided, and what
 * the hospital forbids of them. Owns the tables {@code adjustment}, {@code adjustment_line}, {@code adjustment_policy} and
 * {@code adjustment_direction}. Promises that what an adjustment takes is held from its submission until it is decided or withdrawn, that
 * an approval is the adjustment of the figures in one transaction, and that the figures before and after stay with it. May call
 * {@code approval}, {@code ledger}, {@code organisation}, {@code ownership} and {@code subject}.
 */
package dev.heng.budget.adjustment;
