package dev.heng.evaluation.result;

import dev.heng.evaluation.budgetfacts.Months;
import dev.heng.evaluation.formula.Window;
import java.time.YearMonth;
import java.util.Collection;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The months of some windows, cut as coarsely as every window allows: months that are only ever read together are added up by the
 * database and read as one figure, a year as one instead of twelve. A slice is named by its first month (yyyymm).
 */
final class Slices {
    private final NavigableSet<Integer> starts = new TreeSet<>();

    private Slices() {}

    /** Slices of which each of the windows is made up. */
    static Slices of(Collection<Window> windows) {
        Slices slices = new Slices();
        windows.forEach(window -> slices.cut(window.first(), window.last()));
        return slices;
    }

    /** Every month of a time for itself. */
    static Slices months(YearMonth first, YearMonth last) {
        Slices slices = new Slices();
        for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
            slices.cut(month, month);
        }
        return slices;
    }

    private void cut(YearMonth first, YearMonth last) {
        starts.add(Months.of(first));
        starts.add(Months.of(last.plusMonths(1)));
    }

    /** The first months of all slices, ascending; the last one begins after every window. */
    Integer[] starts() {
        return starts.toArray(Integer[]::new);
    }

    /**
     * The slices that make up a window.
     *
     * @throws IllegalStateException when the window was not foreseen, which would give a wrong sum
     */
    SortedSet<Integer> of(Window window) {
        int first = Months.of(window.first());
        int after = Months.of(window.last().plusMonths(1));
        if (!starts.contains(first) || !starts.contains(after)) {
            throw new IllegalStateException("the window " + window.label() + " was not foreseen");
        }
        return starts.subSet(first, after);
    }
}
