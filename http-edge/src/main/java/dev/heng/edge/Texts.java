package dev.heng.edge;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The forms of text that the public contract knows: codes, days, months. */
public final class Texts {
    /** A code of the contract: {@code hospital}, {@code centre}, {@code subject}, ... */
    public static final String CODE = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private static final Pattern CODE_PATTERN = Pattern.compile(CODE);
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");

    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 2999;

    private Texts() {}

    /**
     * The path parameter when it is a code.
     *
     * @throws ProblemException 400 when it is not
     */
    public static String code(String name, String value) {
        if (value == null || !CODE_PATTERN.matcher(value).matches()) {
            throw ProblemException.invalid(
                    "?" + name, "INVALID_FORMAT", "Not a code: letters, digits, dot, underscore, hyphen.");
        }
        return value;
    }

    /**
     * A month such as 2026-03.
     *
     * @throws DateTimeException when it is none
     */
    public static YearMonth month(String value) {
        if (!MONTH.matcher(value).matches()) {
            throw new DateTimeException("month");
        }
        return YearMonth.parse(value);
    }

    /**
     * The path or query parameter as a month in which figures can stand: 1900-01 to 2999-12.
     *
     * @throws ProblemException 400 when it is none
     */
    public static YearMonth month(String name, String value) {
        try {
            YearMonth month = month(value);
            if (month.getYear() >= YEAR_MIN && month.getYear() <= YEAR_MAX) {
                return month;
            }
        } catch (DateTimeException notAMonth) {
            // answered below
        }
        throw ProblemException.invalid("?" + name, "INVALID_DATE", "Not a month as 2026-03, from 1900 to 2999.");
    }

    /**
     * The path or query parameter as a year, 1900 to 2999.
     *
     * @throws ProblemException 400 when it is none
     */
    public static int year(String name, String value) {
        if (YEAR.matcher(value).matches()) {
            int year = Integer.parseInt(value);
            if (year >= YEAR_MIN && year <= YEAR_MAX) {
                return year;
            }
        }
        throw ProblemException.invalid("?" + name, "INVALID_DATE", "Not a year as 2026, from 1900 to 2999.");
    }

    /**
     * The query parameter as true or false; absent: false.
     *
     * @throws ProblemException 400 when it is neither
     */
    public static boolean flag(String name, @Nullable String value) {
        return switch (value) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default -> throw ProblemException.invalid("?" + name, "WRONG_TYPE", name + " is true or false.");
        };
    }

    /**
     * The query parameter as the constant that it names.
     *
     * @throws ProblemException 400 when it names none of the possible ones
     */
    public static <E extends Enum<E>> E constant(String name, String value, E[] possible) {
        return Arrays.stream(possible)
                .filter(constant -> constant.name().equals(value))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(
                        "?" + name, "UNKNOWN_VALUE", "Possible are " + Arrays.toString(possible) + "."));
    }

    /**
     * A day such as 2026-03-31.
     *
     * @throws DateTimeException when it is none
     */
    public static LocalDate date(String value) {
        if (!DAY.matcher(value).matches()) {
            throw new DateTimeException("day");
        }
        return LocalDate.parse(value);
    }

    /** True when the text can be stored and shown: no control character but tab and line ends, no half surrogate pair. */
    public static boolean isClean(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\n' && c != '\t' && c != '\r') {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == value.length() || !Character.isLowSurrogate(value.charAt(i))) {
                    return false;
                }
            } else if (Character.isLowSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
