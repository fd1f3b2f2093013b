package dev.heng.budget.adjustment;

import dev.heng.budget.ledger.BudgetLine;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;

/**
 * What a year has of budgets and of other adjustments, those that wait for their approval included; of the lines, centres and projects
 * that an adjustment names.
 *
 * @param budgetedProjects which of its projects have a budget in some year
 * @param adjustments how many others each centre has a part in
 * @param originalOfLine the original budget of a line's year; absent: it has none
 * @param movedOfLine by how much others change a line, each by its size
 * @param originalOfCentre the original budget of what a centre has to spend in the year
 * @param movedOfCentre by how much others change it, each by its size
 */
record AdjustedBefore(
        Set<String> budgetedProjects,
        Map<String, Integer> adjustments,
        Map<BudgetLine, BigDecimal> originalOfLine,
        Map<BudgetLine, BigDecimal> movedOfLine,
        Map<String, BigDecimal> originalOfCentre,
        Map<String, BigDecimal> movedOfCentre) {
    static final AdjustedBefore NOTHING =
            new AdjustedBefore(Set.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
}
