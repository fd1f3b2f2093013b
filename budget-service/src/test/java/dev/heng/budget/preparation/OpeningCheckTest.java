package dev.heng.budget.preparation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpeningCheckTest {
    @Test
    void monthsOutsideTheYearAndDoubledCellsAreReported() {
        List<String> found = OpeningCheck.violations(
                        2026,
                        List.of(
                                line("H", "-", 2026, 1),
                                line("H", "P1", 2026, 1),
                                line("H", "-", 2025, 12),
                                line("H", "-", 2026, 1)))
                .stream()
                .map(violation -> violation.pointer() + " " + violation.code())
                .toList();
        assertEquals(List.of("/lines/2/month MONTH_OUTSIDE_YEAR", "/lines/3 DUPLICATE_CELL"), found);
    }

    private static OpeningLine line(String centre, String project, int year, int month) {
        return new OpeningLine(centre, "REV_OP", "OWN", project, YearMonth.of(year, month), BigDecimal.ONE);
    }
}
