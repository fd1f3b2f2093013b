package dev.heng.evaluation.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {

    @ParameterizedTest
    @CsvSource({
        // period, first, last, months, days
        "2026-03, 2026-03, 2026-03,  1,  31",
        "2026-Q1, 2026-01, 2026-03,  3,  90",
        "2024-Q1, 2024-01, 2024-03,  3,  91",
        "2026-Q4, 2026-10, 2026-12,  3,  92",
        "2026,    2026-01, 2026-12, 12, 365",
        "2024,    2024-01, 2024-12, 12, 366"
    })
    void aPeriodIsItsMonths(String period, YearMonth first, YearMonth last, long months, long days) {
        Window window = Window.parse(period);
        assertEquals(new Window(first, last), window);
        assertEquals(months, window.months());
        assertEquals(days, window.days());
        assertEquals(period, window.label());
    }

    @ParameterizedTest
    @CsvSource({
        // period, one back, three back, a year before, to date, rolling four
        "2026-03, 2026-02, 2025-12, 2025-03, 2026-Q1,          2025-12..2026-03",
        "2026-Q1, 2025-Q4, 2025-Q2, 2025-Q1, 2026-Q1,          2025-04..2026-03",
        "2026-Q3, 2026-Q2, 2025-Q4, 2025-Q3, 2026-01..2026-09, 2025-10..2026-09",
        "2026-Q4, 2026-Q3, 2026-Q1, 2025-Q4, 2026,             2026",
        "2026,    2025,    2023,    2025,    2026,             2023-01..2026-12"
    })
    void movingAndWideningCountInWindows(
            String period, String one, String three, String yearBefore, String toDate, String rolling) {
        Window window = Window.parse(period);
        assertEquals(one, window.back(1).label());
        assertEquals(three, window.back(3).label());
        assertEquals(yearBefore, window.yearBefore().label());
        assertEquals(toDate, window.yearToDate().label());
        assertEquals(rolling, window.rolling(4).label());
        assertEquals(window, window.rolling(1));
    }

    @Test
    void anAbsurdLookBackEndsAtTheYearOne() {
        Window window = Window.parse("2026-Q1").back(Integer.MAX_VALUE).back(Integer.MAX_VALUE);
        assertEquals(new Window(YearMonth.of(1, 1), YearMonth.of(1, 3)), window);
        assertEquals(
                YearMonth.of(1, 1),
                Window.parse("2026").rolling(Integer.MAX_VALUE).first());
        assertEquals("0001-01", window.monthBefore().label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "26", "2026-13", "2026-00", "2026-Q0", "2026-Q5", "2026-1", "2026-03-01", "２０２６"})
    void whatIsNoPeriodIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Window.parse(text));
    }

    @Test
    void aWindowDoesNotEndBeforeItBegins() {
        YearMonth march = YearMonth.of(2026, 3);
        assertThrows(IllegalArgumentException.class, () -> new Window(march, march.minusMonths(1)));
    }
}
