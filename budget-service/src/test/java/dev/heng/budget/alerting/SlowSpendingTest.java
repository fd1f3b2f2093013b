package dev.heng.budget.alerting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.ledger.YearSpending.OfCentre;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlowSpendingTest {
    private static final YearMonth JULY = YearMonth.of(2026, 7);

    private static OfCentre spending(String centre, String planned, String executed) {
        return new OfCentre(centre, new BigDecimal(planned), new BigDecimal(executed));
    }

    private static List<String> slow(YearMonth present, String points, OfCentre... centres) {
        List<String> slow = new ArrayList<>();
        for (Finding finding : SlowSpending.of(List.of(centres), present, new BigDecimal(points))) {
            slow.add(finding.subject().centre() == null ? "" : finding.subject().centre());
        }
        return slow;
    }

    @Test
    void whoIsExactlyAsFarBehindAsIsLetPassIsNotSlow() {
        assertEquals(List.of(), slow(JULY, "10", spending("A", "1200", "480")));
        assertEquals(List.of("A", ""), slow(JULY, "10", spending("A", "1200", "479.9999")));
        assertEquals(List.of(), slow(JULY, "10.0001", spending("A", "1200", "479.9999")));
    }

    @Test
    void onlyMonthsThatHaveEndedHavePassed() {
        assertEquals(List.of(), slow(YearMonth.of(2026, 1), "0", spending("A", "1200", "0")));
        assertEquals(List.of(), slow(YearMonth.of(2026, 2), "10", spending("A", "1200", "0")));
        assertEquals(List.of("A", ""), slow(YearMonth.of(2026, 3), "10", spending("A", "1200", "0")));
    }

    @Test
    void theHospitalIsTheSumOfItsCentres() {
        assertEquals(
                List.of("A"),
                slow(JULY, "10", spending("A", "100", "0"), spending("B", "900", "900"), spending("C", "0", "5")));
        assertEquals(List.of("A", ""), slow(JULY, "10", spending("A", "900", "0"), spending("B", "100", "100")));
    }

    @Test
    void theFiguresSayHowFarTheYearHasGone() {
        Finding slow = SlowSpending.of(List.of(spending("A", "3", "0")), YearMonth.of(2026, 6), BigDecimal.TEN)
                .getFirst();
        assertEquals(new BigDecimal("41.6666"), slow.figures().elapsed());
        assertEquals(YearMonth.of(2026, 5), slow.subject().month());
        assertEquals("2026/A", slow.subject().about());
    }
}
