package dev.heng.budget.forecast;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Guesses the months of a budget line that are to come. A method that has nothing to go by gives way to the next one: SEASON without a year
 * before it to RUN_RATE, RUN_RATE without a posting to REMAINING_BUDGET, and a line without that either has no forecast. Amounts are
 * rounded half up to two decimals, month by month, so that a month never depends on how many are asked for.
 */
final class Projection {
    private static final int YEAR = 12;
    private static final int DECIMALS = 2;

    private final YearMonth from;
    private final int months;
    private final int lookBack;

    Projection(YearMonth from, int months, int lookBack) {
        this.from = from;
        this.months = months;
        this.lookBack = lookBack;
    }

    /** The first month whose figures are looked at: what the last year is compared with may begin two years before. */
    YearMonth firstLookedAt() {
        return from.minusMonths(2L * YEAR);
    }

    /** The last month that is looked at: the end of the forecast, or of its first year. */
    YearMonth lastLookedAt() {
        YearMonth last = from.plusMonths(months - 1L);
        YearMonth endOfYear = YearMonth.of(from.getYear(), YEAR);
        return last.isAfter(endOfYear) ? last : endOfYear;
    }

    ForecastLine of(LineHistory history, ForecastMethod wanted) {
        ForecastMethod method = possible(history, wanted);
        List<@Nullable BigDecimal> amounts =
                switch (method) {
                    case REMAINING_BUDGET -> byBudget(history);
                    case RUN_RATE -> byRunRate(history);
                    case SEASON -> bySeason(history);
                };
        YearMonth january = YearMonth.of(from.getYear(), 1);
        long before = january.until(from, ChronoUnit.MONTHS);
        BigDecimal executed = history.isStock() ? history.balanceBefore(from) : history.executed(january, before);
        return new ForecastLine(
                history.line(),
                method,
                amounts,
                executed,
                landing(history, executed, amounts),
                history.budgetOf(from.getYear()));
    }

    private ForecastMethod possible(LineHistory history, ForecastMethod wanted) {
        if (history.isStock()) {
            boolean isKnown = history.balanceBefore(from) != null;
            return wanted == ForecastMethod.REMAINING_BUDGET || !isKnown
                    ? ForecastMethod.REMAINING_BUDGET
                    : ForecastMethod.RUN_RATE;
        }
        ForecastMethod method = wanted;
        if (method == ForecastMethod.SEASON && growth(history) == null) {
            method = ForecastMethod.RUN_RATE;
        }
        boolean hasRun = history.executed(from.minusMonths(lookBack), lookBack) != null;
        return method == ForecastMethod.RUN_RATE && !hasRun ? ForecastMethod.REMAINING_BUDGET : method;
    }

    private List<@Nullable BigDecimal> byBudget(LineHistory history) {
        List<@Nullable BigDecimal> amounts = new ArrayList<>();
        for (int i = 0; i < months; i++) {
            amounts.add(history.budget().get(from.plusMonths(i)));
        }
        return amounts;
    }

    /** A balance stays what it is. */
    private List<@Nullable BigDecimal> byRunRate(LineHistory history) {
        BigDecimal month = history.isStock()
                ? history.balanceBefore(from)
                : Objects.requireNonNull(history.executed(from.minusMonths(lookBack), lookBack))
                        .divide(BigDecimal.valueOf(lookBack), DECIMALS, RoundingMode.HALF_UP);
        List<@Nullable BigDecimal> amounts = new ArrayList<>();
        for (int i = 0; i < months; i++) {
            amounts.add(month);
        }
        return amounts;
    }

    private List<@Nullable BigDecimal> bySeason(LineHistory history) {
        BigDecimal growth = Objects.requireNonNull(growth(history));
        Map<YearMonth, BigDecimal> known = new HashMap<>(history.executed());
        known.keySet().removeIf(month -> !month.isBefore(from));
        List<@Nullable BigDecimal> amounts = new ArrayList<>();
        for (int i = 0; i < months; i++) {
            YearMonth month = from.plusMonths(i);
            // a month that had no posting a year before has none now; beyond a year the forecast goes by itself
            BigDecimal amount = known.getOrDefault(month.minusYears(1), BigDecimal.ZERO)
                    .multiply(growth)
                    .setScale(DECIMALS, RoundingMode.HALF_UP);
            known.put(month, amount);
            amounts.add(amount);
        }
        return amounts;
    }

    /** What this year is to the same months of the last one; in January the last twelve months to those before. Null: cannot be told. */
    private @Nullable BigDecimal growth(LineHistory history) {
        YearMonth first = from.getMonthValue() == 1 ? from.minusMonths(YEAR) : YearMonth.of(from.getYear(), 1);
        long length = first.until(from, ChronoUnit.MONTHS);
        BigDecimal now = history.executed(first, length);
        BigDecimal before = history.executed(first.minusYears(1), length);
        return now == null || before == null || before.signum() == 0
                ? null
                : now.divide(before, MathContext.DECIMAL128);
    }

    private @Nullable BigDecimal landing(
            LineHistory history, @Nullable BigDecimal executed, List<@Nullable BigDecimal> amounts) {
        int inYear = Math.min(months, YEAR + 1 - from.getMonthValue());
        if (history.isStock()) {
            return amounts.get(inYear - 1);
        }
        BigDecimal landing = executed;
        for (BigDecimal amount : amounts.subList(0, inYear)) {
            landing = landing == null ? amount : amount == null ? landing : landing.add(amount);
        }
        return landing;
    }
}
