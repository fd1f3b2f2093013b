package dev.heng.budget.cycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.edge.Violation;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The deadlines of a cycle: the usual ones, their order, and which may be moved. */
class CycleCalendarTest {
    private static CycleCalendar of(String dates, int decompositionDays) {
        List<LocalDate> days = Stream.of(dates.split(" ")).map(LocalDate::parse).toList();
        return new CycleCalendar(
                days.get(0),
                days.get(1),
                days.get(2),
                days.get(3),
                days.get(4),
                days.get(5),
                decompositionDays,
                days.get(6));
    }

    private static String pointers(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.pointer() + " " + violation.code())
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource({
        "START, 2026-08-20",
        "FIRST_UP, 2026-09-30",
        "FIRST_DOWN, 2026-10-31",
        "SECOND_UP, 2026-11-30",
        "SECOND_DOWN, 2027-04-30",
        "EXECUTION, 2027-12-31",
        "SETTLEMENT, 2028-03-31"
    })
    void theUsualCalendarIsThatOfTheRules(Phase phase, LocalDate due) {
        assertEquals(due, CycleCalendar.usual(2027).dueOn(phase, 2027).orElseThrow());
    }

    @Test
    void theProvisionalBudgetStandsBeforeTheYearBeginsAndTheIssuedOneIsDecomposedInFifteenDays() {
        assertEquals(LocalDate.parse("2026-12-31"), CycleCalendar.usual(2027).provisionalBy());
        assertEquals(15, CycleCalendar.usual(2027).decompositionDays());
        assertTrue(CycleCalendar.usual(2027).dueOn(Phase.CLOSED, 2027).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {1900, 2026, 2027, 2999})
    void theUsualCalendarIsInOrder(int year) {
        assertEquals(List.of(), CycleCalendar.usual(year).violations(year));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-08-20 2026-08-20 2026-10-31 2026-11-30 2026-12-31 2027-04-30 2028-03-31, 15, /firstUpBy OUT_OF_RANGE",
                "2026-08-20 2026-09-30 2026-09-01 2026-11-30 2026-11-01 2027-04-30 2027-04-30, 15,"
                        + " '/firstDownBy OUT_OF_RANGE, /provisionalBy OUT_OF_RANGE, /settlementBy OUT_OF_RANGE'",
                "2024-12-31 2026-09-30 2026-10-31 2026-11-30 2026-12-31 2027-04-30 2030-01-01, 15,"
                        + " '/startBy OUT_OF_RANGE, /settlementBy OUT_OF_RANGE'",
                "2025-01-01 2026-09-30 2026-10-31 2026-11-30 2026-12-31 2027-04-30 2029-12-31, 0, ''",
                "2026-08-20 2026-09-30 2026-10-31 2026-11-30 2026-12-31 2027-04-30 2028-03-31, -1, /decompositionDays OUT_OF_RANGE",
                "2026-08-20 2026-09-30 2026-10-31 2026-11-30 2026-12-31 2027-04-30 2028-03-31, 367, /decompositionDays OUT_OF_RANGE",
            })
    void everyDateThatMakesNoSenseIsNamed(String dates, int days, String due) {
        assertEquals(due, pointers(of(dates, days).violations(2027)));
    }

    @ParameterizedTest
    @CsvSource({
        "START, ''",
        "FIRST_UP, /startBy",
        "FIRST_DOWN, /startBy /firstUpBy",
        "SECOND_UP, /startBy /firstUpBy /firstDownBy",
        "SECOND_DOWN, /startBy /firstUpBy /firstDownBy /secondUpBy",
        "EXECUTION, /startBy /firstUpBy /firstDownBy /secondUpBy /provisionalBy /secondDownBy",
        "SETTLEMENT, /startBy /firstUpBy /firstDownBy /secondUpBy /provisionalBy /secondDownBy /decompositionDays",
        "CLOSED, /startBy /firstUpBy /firstDownBy /secondUpBy /provisionalBy /secondDownBy /settlementBy /decompositionDays"
    })
    void aDeadlineStaysOnceItsPhaseIsOver(Phase present, String fixed) {
        CycleCalendar moved = of("2026-08-21 2026-09-29 2026-11-01 2026-12-01 2026-12-30 2027-05-01 2028-04-01", 20);
        assertEquals(
                fixed,
                moved.movedAfter(CycleCalendar.usual(2027), present).stream()
                        .map(Violation::pointer)
                        .collect(Collectors.joining(" ")));
        assertEquals(List.of(), moved.movedAfter(moved, present));
    }
}
