package dev.heng.evaluation.scheme;

import dev.heng.evaluation.formula.Window;
import java.util.List;
import java.util.stream.IntStream;

/** How long an evaluated period is: tables 1 and 2 of the article know the quarter and the year, never the month. */
public enum PeriodLength {
    QUARTER,
    YEAR;

    private static final int QUARTERS = 4;

    /** The periods of this length in a year. */
    public List<Window> of(int year) {
        return switch (this) {
            case QUARTER ->
                IntStream.rangeClosed(1, QUARTERS)
                        .mapToObj(quarter -> Window.quarter(year, quarter))
                        .toList();
            case YEAR -> List.of(Window.year(year));
        };
    }
}
