package dev.heng.evaluation.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.evaluation.formula.Window;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlicesTest {
    @Test
    void yearsThatAreReadWhole_areOneSliceEach() {
        Slices slices = Slices.of(List.of(Window.year(2025), Window.year(2024)));

        assertEquals(List.of(202401, 202501, 202601), List.of(slices.starts()));
        assertEquals(List.of(202501), List.copyOf(slices.of(Window.year(2025))));
    }

    @Test
    void windowsThatOverlap_areCutWhereOneOfThemBeginsOrEnds() {
        Window quarter = Window.quarter(2025, 2);
        Slices slices = Slices.of(List.of(quarter, quarter.yearToDate(), quarter.monthBefore()));

        assertEquals(List.of(202501, 202503, 202504, 202507), List.of(slices.starts()));
        assertEquals(List.of(202501, 202503, 202504), List.copyOf(slices.of(quarter.yearToDate())));
        assertEquals(List.of(202504), List.copyOf(slices.of(quarter)));
        assertEquals(List.of(202503), List.copyOf(slices.of(quarter.monthBefore())));
    }

    @Test
    void aWindowThatWasNotForeseen_isRefused_ratherThanAddedUpWrongly() {
        Slices slices = Slices.of(List.of(Window.year(2025)));

        assertThrows(IllegalStateException.class, () -> slices.of(Window.quarter(2025, 1)));
        assertThrows(IllegalStateException.class, () -> slices.of(Window.year(2024)));
    }

    @Test
    void monthByMonth_everyWindowOfTheTimeCanBeRead() {
        Slices slices = Slices.months(YearMonth.of(2024, 11), YearMonth.of(2025, 2));

        assertEquals(
                List.of(202411, 202412, 202501),
                List.copyOf(slices.of(new Window(YearMonth.of(2024, 11), YearMonth.of(2025, 1)))));
    }
}
