package dev.heng.budget.execution.rest;

import dev.heng.edge.ProblemException;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads query parameters strictly; a parameter that JAX-RS cannot convert would be answered as a path that does not exist. */
final class QueryTexts {
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(\\.[0-9]{1,4})?");

    private QueryTexts() {}

    static String required(String name, @Nullable String value, int lengthMax) {
        if (value == null || value.isEmpty()) {
            throw ProblemException.invalid("?" + name, "REQUIRED", "This parameter is required.");
        }
        if (value.length() > lengthMax || value.chars().anyMatch(Character::isISOControl)) {
            throw ProblemException.invalid(
                    "?" + name, "INVALID_TEXT", "At most " + lengthMax + " characters without control characters.");
        }
        return value;
    }

    /** Null when the parameter is absent. */
    static @Nullable String optional(String name, @Nullable String value, int lengthMax) {
        return value == null ? null : required(name, value, lengthMax);
    }

    /** Null when the parameter is absent. */
    static @Nullable Integer whole(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        if (!WHOLE.matcher(value).matches()) {
            throw ProblemException.invalid("?" + name, "OUT_OF_RANGE", "Here stands a whole number.");
        }
        return Integer.valueOf(value);
    }

    /** A number from 1 to {@code most}; {@code absent} when the parameter is. */
    static int whole(String name, @Nullable String value, int absent, int most) {
        Integer given = whole(name, value);
        if (given == null) {
            return absent;
        }
        if (given < 1 || given > most) {
            throw ProblemException.invalid(
                    "?" + name, "OUT_OF_RANGE", "Here stands a whole number from 1 to " + most + ".");
        }
        return given;
    }

    /** Null when the parameter is absent. */
    static @Nullable BigDecimal decimal(String name, @Nullable String value) {
        if (value == null) {
            return null;
        }
        if (!DECIMAL.matcher(value).matches()) {
            throw ProblemException.invalid(
                    "?" + name, "NUMBER_FORM", "Here stands a number in plain notation with at most 4 decimals.");
        }
        return new BigDecimal(value);
    }
}
