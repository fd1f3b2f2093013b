package dev.heng.evaluation.scheme;

import dev.heng.edge.Violation;
import dev.heng.evaluation.formula.Window;
import java.util.Optional;

/** Judges the periods that callers name. */
public final class Periods {
    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 2999;

    private Periods() {}

    /** What is wrong with a period as text; empty when it is a quarter or a year. */
    public static Optional<Violation> violation(String period, String pointer) {
        try {
            Window window = Window.parse(period);
            if (window.months() == 1) {
                return Optional.of(new Violation(
                        pointer, "MONTH_NOT_EVALUATED", "Quarters and years are evaluated, never a month."));
            }
            if (isYear(window.last().getYear())) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException none) {
            // answered below
        }
        return Optional.of(new Violation(pointer, "INVALID_PERIOD", "Not a quarter as 2026-Q1 or a year as 2026."));
    }

    /** Whether a year can be planned and evaluated. */
    public static boolean isYear(int year) {
        return year >= YEAR_MIN && year <= YEAR_MAX;
    }
}
