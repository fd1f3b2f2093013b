package dev.heng.budget.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The intervals of one centre, in order of time and without overlap.
 *
 * <p>A change that names no first day replaces the latest interval from its own first day on. A change that names one begins there:
 * what was valid before ends the day before, the change holds until its last day or until the next interval begins, whichever is
 * first, and later intervals stay as they are. So the same change again alters nothing, also after a later one.
 */
public record CentreHistory(List<CentreInterval> intervals) {
    /** The history of a centre that does not exist yet. */
    static final CentreHistory NONE = new CentreHistory(List.of());

    public CentreHistory {
        intervals = intervals.stream()
                .sorted(Comparator.comparing(CentreInterval::validFrom))
                .toList();
    }

    /** The history after a change whose days are in order. */
    CentreHistory with(CentreChange change) {
        if (intervals.isEmpty()) {
            LocalDate first = change.validFrom() == null ? LocalDate.MIN : change.validFrom();
            return new CentreHistory(List.of(change.between(first, change.lastDay())));
        }
        return change.validFrom() == null ? corrected(change) : changedFrom(change.validFrom(), change);
    }

    /** True when a change without a first day would end before the interval that it corrects begins. */
    boolean wouldEndBeforeItBegins(CentreChange change) {
        LocalDate first = change.validFrom() != null || intervals.isEmpty()
                ? change.validFrom()
                : intervals.getLast().validFrom();
        return first != null && change.lastDay().isBefore(first);
    }

    private CentreHistory corrected(CentreChange change) {
        List<CentreInterval> changed = new ArrayList<>(intervals);
        changed.set(changed.size() - 1, change.between(intervals.getLast().validFrom(), change.lastDay()));
        return new CentreHistory(changed);
    }

    private CentreHistory changedFrom(LocalDate first, CentreChange change) {
        List<CentreInterval> changed = new ArrayList<>();
        LocalDate last = change.lastDay();
        for (CentreInterval interval : intervals) {
            if (interval.validFrom().isBefore(first)) {
                changed.add(interval.validTo().isBefore(first) ? interval : interval.endingOn(first.minusDays(1)));
            } else if (interval.validFrom().isAfter(first)) {
                changed.add(interval);
                LocalDate dayBefore = interval.validFrom().minusDays(1);
                last = dayBefore.isBefore(last) ? dayBefore : last;
            }
        }
        changed.add(change.between(first, last));
        return new CentreHistory(changed);
    }

    /** What the centre is on a day; empty when it does not exist then. */
    public Optional<CentreInterval> on(LocalDate day) {
        return intervals.stream().filter(interval -> interval.isValidOn(day)).findFirst();
    }

    /**
     * What places the centre in the tree of a day, so that no figure falls out of a sum: the interval of that day; outside all of
     * them the nearest one before, else the first.
     */
    public CentreInterval placeOn(LocalDate day) {
        CentreInterval place = intervals.getFirst();
        for (CentreInterval interval : intervals) {
            if (!interval.validFrom().isAfter(day)) {
                place = interval;
            }
        }
        return place;
    }
}
