package dev.heng.budget.analysis.rest;

import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days as parameters. */
final class Days {
    static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    private Days() {}

    /** @throws ProblemException 400 when it is no day from 1900 to 2999 */
    static LocalDate day(String name, String value) {
        try {
            LocalDate day = Texts.date(value);
            if (!day.isBefore(FIRST) && !day.isAfter(LAST)) {
                return day;
            }
        } catch (DateTimeException notADay) {
            // answered below
        }
        throw ProblemException.invalid("?" + name, "INVALID_DATE", "Not a day as 2026-03-31, from 1900 to 2999.");
    }

    /** Empty when it is absent. */
    static Optional<LocalDate> optional(String name, @Nullable String value) {
        return Optional.ofNullable(value).map(day -> day(name, day));
    }
}
