package dev.heng.budget.forecast;

import static dev.heng.budget.forecast.ForecastMethod.REMAINING_BUDGET;
import static dev.heng.budget.forecast.ForecastMethod.RUN_RATE;
import static dev.heng.budget.forecast.ForecastMethod.SEASON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.heng.budget.ledger.BudgetLine;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the months to come are guessed from. */
class ProjectionTest {
    private static final YearMonth JULY = YearMonth.of(2026, 7);

    /** Figures by month, such as {@code 2026-01 100}. */
    private static Map<YearMonth, BigDecimal> figures(String... rows) {
        Map<YearMonth, BigDecimal> figures = new HashMap<>();
        for (String row : rows) {
            figures.put(YearMonth.parse(row.substring(0, 7)), new BigDecimal(row.substring(8)));
        }
        return figures;
    }

    private static ForecastLine project(
            Map<YearMonth, BigDecimal> executed,
            Map<YearMonth, BigDecimal> budget,
            boolean isStock,
            int months,
            ForecastMethod method) {
        BudgetLine line = new BudgetLine("C", "S", "OWN", "-");
        return new Projection(JULY, months, 3).of(new LineHistory(line, isStock, executed, budget), method);
    }

    private static List<String> texts(ForecastLine line) {
        return line.amounts().stream()
                .map(amount -> amount == null ? "-" : amount.toPlainString())
                .toList();
    }

    @Test
    void theRemainingBudgetIsThePhasedOneAndLandsBesideWhatWasExecuted() {
        ForecastLine line = project(
                figures("2025-12 7", "2026-01 90", "2026-06 30.5"),
                figures("2026-01 100", "2026-07 40", "2026-08 50", "2027-01 9"),
                false,
                7,
                REMAINING_BUDGET);
        assertEquals(List.of("40", "50", "-", "-", "-", "-", "9"), texts(line));
        assertEquals(new BigDecimal("120.5"), line.executed());
        assertEquals(new BigDecimal("210.5"), line.landing(), "January of the next year is not of this one");
        assertEquals(new BigDecimal("190"), line.budget());
    }

    @Test
    void theRunRateIsTheMeanOfTheLastMonthsWithThoseThatHadNothing() {
        ForecastLine line = project(figures("2026-01 999", "2026-04 10", "2026-06 10"), figures(), false, 2, RUN_RATE);
        assertEquals(RUN_RATE, line.method());
        assertEquals(List.of("6.67", "6.67"), texts(line));
        assertEquals(new BigDecimal("1032.34"), line.landing());
        assertNull(line.budget());
    }

    @Test
    void aSeasonIsLastYearsTimesTheGrowthOfThisYear() {
        ForecastLine line = project(
                figures("2025-01 100", "2025-03 100", "2025-07 30", "2025-08 33.33", "2026-01 110", "2026-02 110"),
                figures(),
                false,
                3,
                SEASON);
        assertEquals(SEASON, line.method());
        assertEquals(List.of("33.00", "36.66", "0.00"), texts(line), "1.1 times last year's; September had nothing");
    }

    @Test
    void beyondAYearASeasonGoesByItself() {
        ForecastLine line = project(figures("2025-01 100", "2025-07 10", "2026-01 200"), figures(), false, 13, SEASON);
        assertEquals("20.00", texts(line).get(0));
        assertEquals("400.00", texts(line).get(6), "January 2027 is twice the January that was");
        assertEquals("40.00", texts(line).get(12), "July 2027 is twice the July that is forecast");
        assertEquals(new BigDecimal("220.00"), line.landing());
    }

    @Test
    void aForecastFromJanuaryComparesTheLastTwoYears() {
        Map<YearMonth, BigDecimal> executed = figures("2024-03 50", "2025-03 60", "2025-12 40");
        ForecastLine line = new Projection(YearMonth.of(2026, 1), 3, 6)
                .of(new LineHistory(new BudgetLine("C", "S", "OWN", "-"), false, executed, figures()), SEASON);
        assertEquals(List.of("0.00", "0.00", "120.00"), texts(line));
        assertNull(line.executed());
    }

    @Test
    void aMethodThatHasNothingToGoByGivesWay() {
        Map<YearMonth, BigDecimal> budget = figures("2026-07 5");
        assertEquals(
                RUN_RATE,
                project(figures("2026-06 9"), budget, false, 1, SEASON).method());
        assertEquals(
                RUN_RATE,
                project(figures("2025-02 0", "2026-06 9"), budget, false, 1, SEASON)
                        .method());
        assertEquals(
                REMAINING_BUDGET,
                project(figures("2026-03 9"), budget, false, 1, RUN_RATE).method());
        assertEquals(
                REMAINING_BUDGET, project(figures(), budget, false, 1, SEASON).method());
        ForecastLine none = project(figures(), figures(), false, 2, SEASON);
        assertEquals(Arrays.asList(null, null), none.amounts());
        assertNull(none.landing());
    }

    @Test
    void aBalanceStaysWhatItIs() {
        Map<YearMonth, BigDecimal> budget = figures("2026-08 70", "2026-12 80");
        ForecastLine line = project(figures("2026-02 60", "2026-05 66", "2026-07 1"), budget, true, 2, SEASON);
        assertEquals(List.of("66", "66"), texts(line));
        assertEquals(new BigDecimal("66"), line.executed());
        assertEquals(new BigDecimal("66"), line.landing());
        assertEquals(new BigDecimal("80"), line.budget());
        assertEquals(
                Arrays.asList(null, new BigDecimal("70")),
                project(figures(), budget, true, 2, RUN_RATE).amounts());
    }
}
