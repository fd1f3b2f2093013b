package dev.heng.budget.consolidation;

import dev.heng.budget.ledger.BudgetLine;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a version.
 *
 * @param amounts of the twelve months, January first
 * @param proposed what came up in the second round; null when the office put the line in
 * @param changedBy who amended it; null when it is what was proposed
 * @param reason why it was amended
 */
public record VersionLine(
        BudgetLine key,
        List<BigDecimal> amounts,
        @Nullable List<BigDecimal> proposed,
        @Nullable String changedBy,
        @Nullable String reason) {

    /** The sum of the months: what a flow is in the year. */
    public BigDecimal sum() {
        return sum(amounts);
    }

    static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** December: what a balance is in the year. */
    BigDecimal last() {
        return amounts.getLast();
    }
}
