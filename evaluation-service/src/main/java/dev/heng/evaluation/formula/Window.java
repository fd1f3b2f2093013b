package dev.heng.evaluation.formula;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Consecutive whole months, both ends included: a month, a quarter, a year, or what widening made of one.
 *
 * <p>A window that would begin before the year 1 begins there instead; no figure is that old, so an absurd look back is
 * simply missing and never an error.
 */
public record Window(YearMonth first, YearMonth last) {

    private static final Pattern PERIOD = Pattern.compile("(\\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?");
    private static final YearMonth OLDEST = YearMonth.of(1, 1);
    private static final int MONTHS_OF_QUARTER = 3;
    private static final int MONTHS_OF_YEAR = 12;

    public Window {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("a window ends before it begins: " + first + ".." + last);
        }
    }

    public static Window month(YearMonth month) {
        return new Window(month, month);
    }

    public static Window quarter(int year, int quarter) {
        YearMonth last = YearMonth.of(year, quarter * MONTHS_OF_QUARTER);
        return new Window(last.minusMonths(MONTHS_OF_QUARTER - 1), last);
    }

    public static Window year(int year) {
        return new Window(YearMonth.of(year, 1), YearMonth.of(year, MONTHS_OF_YEAR));
    }

    /**
     * The window of a period as the API writes it: {@code 2026-03}, {@code 2026-Q1} or {@code 2026}.
     *
     * @throws IllegalArgumentException when the text is none of them
     */
    public static Window parse(String period) {
        Matcher matcher = PERIOD.matcher(period);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a month, quarter or year: " + period);
        }
        int year = Integer.parseInt(matcher.group(1));
        if (matcher.group(2) != null) {
            return quarter(year, Integer.parseInt(matcher.group(2)));
        }
        return matcher.group(3) == null ? year(year) : month(YearMonth.of(year, Integer.parseInt(matcher.group(3))));
    }

    /** How many months it has. */
    public long months() {
        return first.until(last, ChronoUnit.MONTHS) + 1;
    }

    /** How many calendar days it has. */
    public long days() {
        return first.atDay(1).until(lastDay(), ChronoUnit.DAYS) + 1;
    }

    /** The day whose tree rolls this window up. */
    public LocalDate lastDay() {
        return last.atEndOfMonth();
    }

    /** The window of the same length that ends {@code count} windows earlier. */
    public Window back(int count) {
        return monthsBack(count * months());
    }

    /** The same months one year earlier. */
    public Window yearBefore() {
        return monthsBack(MONTHS_OF_YEAR);
    }

    /** From January of the year in which this window ends. */
    public Window yearToDate() {
        return new Window(YearMonth.of(last.getYear(), 1), last);
    }

    /** {@code count} windows of this length, the last of which is this one. */
    public Window rolling(int count) {
        return new Window(earlier(first, (count - 1L) * months()), last);
    }

    /** The month at whose end this window opens. */
    public Window monthBefore() {
        return month(earlier(first, 1));
    }

    public boolean beginsInJanuary() {
        return first.getMonthValue() == 1;
    }

    /** As the API writes a period; a window that is none is written with both ends. */
    public String label() {
        long months = months();
        if (months == 1) {
            return first.toString();
        }
        if (months == MONTHS_OF_YEAR && beginsInJanuary()) {
            return "%04d".formatted(first.getYear());
        }
        if (months == MONTHS_OF_QUARTER && last.getMonthValue() % MONTHS_OF_QUARTER == 0) {
            return "%04d-Q%d".formatted(last.getYear(), last.getMonthValue() / MONTHS_OF_QUARTER);
        }
        return first + ".." + last;
    }

    private Window monthsBack(long count) {
        YearMonth begin = earlier(first, count);
        return new Window(begin, begin.plusMonths(months() - 1));
    }

    private static YearMonth earlier(YearMonth month, long count) {
        return count >= OLDEST.until(month, ChronoUnit.MONTHS) ? OLDEST : month.minusMonths(count);
    }
}
