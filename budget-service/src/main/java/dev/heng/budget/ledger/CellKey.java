package dev.heng.budget.ledger;

import java.time.YearMonth;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A cell of one hospital. The natural order is the order in which cells are locked. */
public record CellKey(String centre, String subject, String fund, String project, YearMonth month)
        implements Comparable<CellKey> {
    /** The fund of a line that names none: the hospital's own money. */
    public static final String FUND_DEFAULT = "OWN";
    /** The project of a line that names none. */
    public static final String PROJECT_DEFAULT = "-";

    private static final Comparator<CellKey> ORDER = Comparator.comparing(CellKey::centre)
            .thenComparing(CellKey::subject)
            .thenComparing(CellKey::fund)
            .thenComparing(CellKey::project)
            .thenComparing(CellKey::month);

    @Override
    public int compareTo(CellKey other) {
        return ORDER.compare(this, other);
    }

    /** The month as the tables hold it, such as 202603. */
    int monthNumber() {
        return number(month);
    }

    /** A month as the tables hold it, such as 202603. */
    public static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }

    /** January of a year as the tables hold it. */
    public static int firstOf(int year) {
        return number(YearMonth.of(year, 1));
    }

    /** December of a year as the tables hold it. */
    public static int lastOf(int year) {
        return number(YearMonth.of(year, 12));
    }

    /** The month that a table holds as 202603. */
    public static YearMonth month(int number) {
        return YearMonth.of(number / 100, number % 100);
    }

    /** As {@link #month}; null for null. */
    public static @Nullable YearMonth monthOrNull(@Nullable Integer number) {
        return number == null ? null : month(number);
    }

    /** The cell of the same budget line in another month. */
    CellKey in(YearMonth other) {
        return new CellKey(centre, subject, fund, project, other);
    }
}
