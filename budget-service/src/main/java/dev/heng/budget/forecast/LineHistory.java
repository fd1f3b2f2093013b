package dev.heng.budget.forecast;

import dev.heng.budget.ledger.BudgetLine;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a budget line.
 *
 * @param isStock whether a month's figure is a balance
 * @param executed by month, where there was a posting
 * @param budget in force by month, where there is one
 */
record LineHistory(
        BudgetLine line, boolean isStock, Map<YearMonth, BigDecimal> executed, Map<YearMonth, BigDecimal> budget) {

    /** What was executed in so many months from the first; null when there was no posting in any. */
    @Nullable BigDecimal executed(YearMonth first, long months) {
        return sum(first, months, executed);
    }

    /** The newest balance before the month; null when there is none. */
    @Nullable BigDecimal balanceBefore(YearMonth month) {
        Optional<YearMonth> last =
                executed.keySet().stream().filter(each -> each.isBefore(month)).max(YearMonth::compareTo);
        return last.map(executed::get).orElse(null);
    }

    /** The budget of a year: the sum of its months, of a balance that of December; null when there is none. */
    @Nullable BigDecimal budgetOf(int year) {
        return isStock ? budget.get(YearMonth.of(year, 12)) : sum(YearMonth.of(year, 1), 12, budget);
    }

    private static @Nullable BigDecimal sum(YearMonth first, long months, Map<YearMonth, BigDecimal> figures) {
        return Stream.iterate(first, month -> month.plusMonths(1))
                .limit(months)
                .map(figures::get)
                .filter(Objects::nonNull)
                .reduce(BigDecimal::add)
                .orElse(null);
    }
}
