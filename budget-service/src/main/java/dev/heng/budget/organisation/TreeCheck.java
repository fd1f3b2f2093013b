package dev.heng.budget.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether the centres of a hospital form trees on every day; a parent must be a centre, and nobody stands above himself. */
final class TreeCheck {
    private TreeCheck() {}

    /**
     * Judges the change of one centre; the other centres are sound already, so a new cycle can only lead through this one.
     *
     * @param histories of all centres of the hospital, with the change
     * @return what is wrong, as a sentence; empty when nothing is
     */
    static Optional<String> judge(String centre, Map<String, CentreHistory> histories) {
        for (CentreInterval interval : history(centre, histories).intervals()) {
            if (interval.parent() != null && !histories.containsKey(interval.parent())) {
                return Optional.of("The hospital has no centre " + interval.parent() + " that could be the parent.");
            }
        }
        for (LocalDate day : daysOfChange(centre, histories)) {
            List<String> path = path(centre, day, histories);
            if (path.size() > 1 && path.getLast().equals(centre)) {
                return Optional.of("On " + (day.equals(LocalDate.MIN) ? "the first day" : day)
                        + " the centre would be above itself: " + String.join(" < ", path) + ".");
            }
        }
        return Optional.empty();
    }

    /** Places change only on the first days of intervals: of those that can lie above the centre. */
    private static Set<LocalDate> daysOfChange(String centre, Map<String, CentreHistory> histories) {
        Set<LocalDate> days = new TreeSet<>(Set.of(LocalDate.MIN));
        Set<String> seen = new LinkedHashSet<>(Set.of(centre));
        List<String> open = new ArrayList<>(seen);
        while (!open.isEmpty()) {
            for (CentreInterval interval : history(open.removeLast(), histories).intervals()) {
                days.add(interval.validFrom());
                if (interval.parent() != null && seen.add(interval.parent())) {
                    open.add(interval.parent());
                }
            }
        }
        return days;
    }

    private static List<String> path(String centre, LocalDate day, Map<String, CentreHistory> histories) {
        List<String> path = new ArrayList<>(List.of(centre));
        Map<String, Boolean> seen = new HashMap<>();
        String at = history(centre, histories).placeOn(day).parent();
        while (at != null && seen.put(at, true) == null) {
            path.add(at);
            at = at.equals(centre) ? null : history(at, histories).placeOn(day).parent();
        }
        return path;
    }

    private static CentreHistory history(String centre, Map<String, CentreHistory> histories) {
        return Objects.requireNonNull(histories.get(centre), centre);
    }
}
