package dev.heng.budget.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Control;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Subject;
import dev.heng.budget.subject.Unit;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

/** What a centre prepares a budget from. */
class DataPackTest {
    private static final Map<String, Subject> CHART = Map.of(
            "COST", new Subject("COST", "费用", null, null, Category.EXPENSE, Nature.FLOW, Unit.MONEY, Control.NONE),
            "VISITS", new Subject("VISITS", "人次", null, null, Category.VOLUME, Nature.FLOW, Unit.VISIT, Control.NONE),
            "BEDS", new Subject("BEDS", "床位", null, null, Category.POSITION, Nature.STOCK, Unit.BED, Control.NONE));

    private final List<Figure> figures = new ArrayList<>();

    private void figure(String subject, String month, String budget, String executed) {
        figures.add(new Figure(
                "C",
                subject,
                "*",
                "*",
                YearMonth.parse(month),
                budget == null ? null : new BigDecimal(budget),
                null,
                null,
                executed == null ? null : new BigDecimal(executed),
                1));
    }

    private void year(String subject, int year, String executed) {
        for (int month = 1; month <= 12; month++) {
            figure(subject, "%d-%02d".formatted(year, month), null, executed);
        }
    }

    private PackLine line(String subject) {
        return new DataPack(2024, 2026, CHART, figures)
                .lines().stream()
                        .filter(line -> line.subject().code().equals(subject))
                        .findFirst()
                        .orElseThrow();
    }

    @Example
    void aYearIsTheSumOfItsMonthsAndSaysHowManyThereAre() {
        figure("COST", "2025-01", "100", "50");
        figure("COST", "2025-02", "100", "70.5");
        figure("COST", "2025-03", "40", null);
        figure("COST", "2026-01", "0", "3");
        PackLine line = line("COST");
        assertEquals(
                List.of(
                        new PackLine.Year(2024, null, null, null, 0),
                        new PackLine.Year(
                                2025, new BigDecimal("240"), new BigDecimal("120.5"), new BigDecimal("0.502083"), 2),
                        new PackLine.Year(2026, BigDecimal.ZERO, new BigDecimal("3"), null, 1)),
                line.years());
        assertNull(line.season(), "no year is whole");
        assertEquals(List.of(), line.perUnit());
    }

    @Example
    void theSeasonIsThatOfTheLastWholeYear() {
        year("COST", 2024, "9");
        year("COST", 2025, "1");
        figure("COST", "2026-01", null, "500");
        PackLine line = line("COST");
        assertEquals(2025, line.seasonYear());
        assertEquals(new BigDecimal("0.083333"), line.season().getFirst());
        year("COST", 2025, "0");
        assertEquals(2024, line("COST").seasonYear(), "a year without anything has no season");
    }

    @Example
    void aUnitFigureIsThatOfTheLastYearThatHasBoth() {
        figure("COST", "2025-01", null, "1000");
        figure("COST", "2026-01", null, "1000");
        figure("VISITS", "2025-01", null, "3");
        figure("VISITS", "2026-01", null, "0");
        assertEquals(
                List.of(new PackLine.PerUnit("VISITS", 2025, new BigDecimal("333.333333"))),
                line("COST").perUnit());
        assertEquals(List.of(), line("VISITS").perUnit());
    }

    @Example
    void aBalanceIsThatOfTheLastMonth() {
        figure("BEDS", "2025-02", "11", "9");
        figure("BEDS", "2025-11", "12", null);
        figure("BEDS", "2025-05", null, "10");
        figures.sort(java.util.Comparator.comparing(Figure::month));
        assertEquals(
                new PackLine.Year(2025, new BigDecimal("12"), new BigDecimal("10"), new BigDecimal("0.833333"), 2),
                line("BEDS").years().get(1));
        assertNull(line("BEDS").season());
    }

    @Property
    void theSharesOfASeasonAddUpToOne(
            @ForAll @Size(12) List<@BigRange(min = "0.01", max = "99999999") @Scale(2) BigDecimal> months) {
        for (int month = 0; month < 12; month++) {
            figure(
                    "COST",
                    "2025-%02d".formatted(month + 1),
                    null,
                    months.get(month).toPlainString());
        }
        assertEquals(
                0, BigDecimal.ONE.compareTo(line("COST").season().stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
    }
}
