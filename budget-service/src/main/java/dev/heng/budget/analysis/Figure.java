package dev.heng.budget.analysis;

import java.math.BigDecimal;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Plan and execution of a cell, or of everything below a centre and a subject; null is no figure, 0 is one.
 *
 * @param version the highest version of the cells that are in it
 */
public record Figure(
        String centre,
        String subject,
        String fund,
        String project,
        YearMonth month,
        @Nullable BigDecimal original,
        @Nullable BigDecimal adjustment,
        @Nullable BigDecimal reserved,
        @Nullable BigDecimal executed,
        long version) {

    /** The budget in force: original + adjustment; null when there is no plan. */
    public @Nullable BigDecimal budget() {
        if (original == null) {
            return adjustment;
        }
        return adjustment == null ? original : original.add(adjustment);
    }

    /** What is left: budget - reserved - executed; null when there is no plan. */
    public @Nullable BigDecimal available() {
        BigDecimal budget = budget();
        if (budget == null) {
            return null;
        }
        BigDecimal left = reserved == null ? budget : budget.subtract(reserved);
        return executed == null ? left : left.subtract(executed);
    }
}
