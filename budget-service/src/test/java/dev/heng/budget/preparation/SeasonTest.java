package dev.heng.budget.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.heng.budget.ledger.ExecutedMonths.Executed;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whose season divides the year 2027. */
class SeasonTest {
    private static Season asked(int present, List<Executed> own, List<Executed> whole) {
        return Season.of(2027, present, own, whole);
    }

    private static List<Executed> months(int year, int last, int amount) {
        return IntStream.rangeClosed(1, last)
                .mapToObj(month -> new Executed("S", YearMonth.of(year, month), BigDecimal.valueOf(amount)))
                .toList();
    }

    @Test
    void theLastYearDividesOnceItIsOver() {
        List<Executed> own = List.of(
                new Executed("S", YearMonth.of(2026, 2), BigDecimal.TEN),
                new Executed("S", YearMonth.of(2026, 11), BigDecimal.valueOf(30)));
        Season season = asked(2027, own, List.of());
        assertEquals(PhasingUsed.SEASON_CENTRE, season.used());
        assertEquals(2026, season.year());
        assertEquals(BigDecimal.TEN, season.weights().get(1));
        assertEquals(BigDecimal.ZERO, season.weights().get(0));
    }

    @Test
    void aYearUnderWayDividesOnlyWhenEachMonthHasFigures() {
        assertEquals(2026, asked(2026, months(2026, 12, 5), months(2025, 12, 7)).year());
        Season season = asked(
                2026,
                Stream.concat(months(2026, 8, 5).stream(), months(2025, 12, 7).stream())
                        .toList(),
                List.of());
        assertEquals(2025, season.year());
        assertEquals(BigDecimal.valueOf(7), season.weights().get(11));
    }

    @Test
    void whoHasNoFiguresTakesThoseOfTheHospitalAndElseDividesEvenly() {
        assertEquals(
                PhasingUsed.SEASON_HOSPITAL,
                asked(2027, months(2024, 12, 5), months(2026, 3, 5)).used());
        Season none = asked(2027, months(2026, 12, 0), months(2026, 12, -3));
        assertEquals(PhasingUsed.SEASON_EVEN, none.used());
        assertNull(none.year());
        assertEquals(Season.EVEN, none.weights());
    }

    @Test
    void aMonthOfWhichMoreWasTakenBackWeighsNothing() {
        List<Executed> own = List.of(
                new Executed("S", YearMonth.of(2026, 1), BigDecimal.valueOf(-4)),
                new Executed("S", YearMonth.of(2026, 2), BigDecimal.valueOf(4)));
        assertEquals(BigDecimal.ZERO, asked(2027, own, List.of()).weights().get(0));
    }
}
