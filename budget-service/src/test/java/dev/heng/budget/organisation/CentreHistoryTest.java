package dev.heng.budget.organisation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Changes in a row and the intervals that they leave, as text: name first..last, * for no beginning or no end. */
class CentreHistoryTest {
    @Test
    void aNewCentreWithoutDatesIsAlwaysValid() {
        assertEquals("A *..*", after("A"));
    }

    @Test
    void withoutAFirstDayTheLatestIntervalIsCorrected() {
        assertEquals("B *..*", after("A", "B"));
        assertEquals("A *..2025-12-31, C 2026-01-01..*", after("A", "B 2026-01-01", "C"));
        assertEquals("A *..2026-06-30", after("A", "A ..2026-06-30"));
        assertEquals("A *..*", after("A ..2026-06-30", "A"));
    }

    @Test
    void withAFirstDayTheChangeBeginsThereAndWhatWasBeforeEnds() {
        assertEquals("A *..2026-06-30, B 2026-07-01..*", after("A", "B 2026-07-01"));
        assertEquals("A *..2026-06-30, B 2026-07-01..2026-12-31", after("A", "B 2026-07-01..2026-12-31"));
    }

    @Test
    void aChangeHoldsUntilTheNextIntervalBegins() {
        assertEquals(
                "A *..2025-12-31, C 2026-01-01..2026-06-30, B 2026-07-01..*",
                after("A", "B 2026-07-01", "C 2026-01-01"));
        assertEquals("C 2026-01-01..2026-06-30, B 2026-07-01..*", after("B 2026-07-01", "C 2026-01-01..2026-12-31"));
    }

    @Test
    void aChangeFromTheSameDayReplacesThatInterval() {
        assertEquals("A *..2026-06-30, C 2026-07-01..*", after("A", "B 2026-07-01", "C 2026-07-01"));
    }

    @Test
    void theSameChangeAgainAltersNothingAlsoAfterALaterOne() {
        assertEquals(after("A", "B 2026-07-01"), after("A", "B 2026-07-01", "B 2026-07-01"));
        assertEquals(
                after("A", "B 2026-01-01..2027-12-31", "C 2027-01-01"),
                after("A", "B 2026-01-01..2027-12-31", "C 2027-01-01", "B 2026-01-01..2027-12-31"));
    }

    @Test
    void aGapStaysAGap() {
        assertEquals("A *..2025-12-31, B 2026-07-01..*", after("A ..2025-12-31", "B 2026-07-01"));
    }

    @Test
    void outsideItsIntervalsACentreKeepsTheNearestPlaceBefore() {
        CentreHistory history = history("A 2025-01-01..2025-12-31", "B 2026-07-01");
        assertEquals("A", history.placeOn(LocalDate.parse("2024-01-01")).name());
        assertEquals("A", history.placeOn(LocalDate.parse("2026-03-01")).name());
        assertEquals("B", history.placeOn(LocalDate.parse("2026-07-01")).name());
        assertTrue(history.on(LocalDate.parse("2026-03-01")).isEmpty());
        assertEquals(
                "B", history.on(LocalDate.parse("2030-01-01")).orElseThrow().name());
    }

    @Test
    void aChangeThatEndsBeforeItBeginsIsSeen() {
        assertTrue(CentreHistory.NONE.wouldEndBeforeItBegins(change("A 2026-01-02..2026-01-01")));
        assertTrue(history("A 2026-01-02").wouldEndBeforeItBegins(change("A ..2026-01-01")));
    }

    private static String after(String... changes) {
        return history(changes).intervals().stream()
                .map(interval -> interval.name() + " "
                        + (interval.validFrom().equals(LocalDate.MIN) ? "*" : interval.validFrom()) + ".."
                        + (interval.validTo().equals(LocalDate.MAX) ? "*" : interval.validTo()))
                .collect(Collectors.joining(", "));
    }

    private static CentreHistory history(String... changes) {
        CentreHistory history = CentreHistory.NONE;
        for (String change : changes) {
            history = history.with(change(change));
        }
        return history;
    }

    /** {@code NAME [FIRST][..LAST]} */
    private static CentreChange change(String text) {
        String[] parts = text.split(" ", 2);
        String[] days = parts.length == 1 ? new String[] {""} : parts[1].split("\\.\\.");
        return new CentreChange(
                parts[0],
                null,
                CentreType.COST,
                null,
                days[0].isEmpty() ? null : LocalDate.parse(days[0]),
                days.length == 1 ? null : LocalDate.parse(days[1]));
    }
}
