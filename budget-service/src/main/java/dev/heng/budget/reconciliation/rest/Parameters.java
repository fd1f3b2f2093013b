package dev.heng.budget.reconciliation.rest;

import dev.heng.budget.reconciliation.ReconciliationState;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Texts;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of reconciliation; sources and batches are the texts that executions name. */
final class Parameters {
    private static final int SOURCE_LENGTH_MAX = 64;
    private static final int BATCH_LENGTH_MAX = 200;
    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 2999;

    private Parameters() {}

    static String source(String value) {
        return text("source", value, SOURCE_LENGTH_MAX);
    }

    static String batch(String value) {
        return text("batch", value, BATCH_LENGTH_MAX);
    }

    private static String text(String name, String value, int lengthMax) {
        if (value.isEmpty() || value.length() > lengthMax || value.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(
                    "?" + name, "INVALID_TEXT", "1 to " + lengthMax + " characters without control characters.");
        }
        return value;
    }

    /** A day that a line can have: 1900 to 2999. */
    static LocalDate date(String name, String value) {
        try {
            LocalDate date = Texts.date(value);
            if (date.getYear() >= YEAR_MIN && date.getYear() <= YEAR_MAX) {
                return date;
            }
        } catch (DateTimeException notADay) {
            // answered below
        }
        throw ProblemException.invalid("?" + name, "INVALID_DATE", "Not a day as 2026-03-31, from 1900 to 2999.");
    }

    /**
     * The states to list.
     *
     * @param possible those that the list knows
     * @param usual those that it shows when nobody says
     */
    static Set<ReconciliationState> states(
            @Nullable String state, Set<ReconciliationState> possible, Set<ReconciliationState> usual) {
        if (state == null) {
            return usual;
        }
        return Arrays.stream(ReconciliationState.values())
                .filter(each -> possible.contains(each) && each.name().equals(state))
                .findFirst()
                .map(EnumSet::of)
                .orElseThrow(
                        () -> ProblemException.invalid("?state", "UNKNOWN_VALUE", "Possible are " + possible + "."));
    }
}
