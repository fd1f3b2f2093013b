package dev.heng.evaluation.budgetfacts;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The centres of a hospital with their whole dated history; every question names the day whose tree is meant. For any number of threads. */
public final class CentreTree {
    /**
     * A centre during some days, both included.
     *
     * @param type INVESTMENT, REVENUE or COST
     * @param parent null for a root
     */
    public record Interval(
            String centre,
            LocalDate validFrom,
            LocalDate validTo,
            String name,
            @Nullable String nameEn,
            String type,
            @Nullable String parent) {
        boolean covers(LocalDate day) {
            return !day.isBefore(validFrom) && !day.isAfter(validTo);
        }
    }

    private final Map<LocalDate, Map<String, Interval>> centresOfDay = new ConcurrentHashMap<>();
    private final Map<LocalDate, Map<String, NavigableSet<String>>> childrenOfDay = new ConcurrentHashMap<>();
    private final List<Interval> intervals;

    public CentreTree(Collection<Interval> intervals) {
        this.intervals = List.copyOf(intervals);
    }

    /** The centre on that day; empty when it is not valid then. */
    public Optional<Interval> centre(String code, LocalDate day) {
        return Optional.ofNullable(centres(day).get(code));
    }

    /** Empty for a root, and for a centre that is not valid on that day. */
    public Optional<String> parent(String code, LocalDate day) {
        return centre(code, day).map(Interval::parent);
    }

    /** The direct children in code order. */
    public List<String> children(String code, LocalDate day) {
        return List.copyOf(childrenOf(day).getOrDefault(code, new TreeSet<>()));
    }

    /** The centre and all its descendants, in a fixed order. The centre itself is in even where it is not valid. */
    public Set<String> subtree(String code, LocalDate day) {
        Map<String, NavigableSet<String>> children = childrenOf(day);
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(code));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (found.add(next)) {
                children.getOrDefault(next, new TreeSet<>()).forEach(open::push);
            }
        }
        return found;
    }

    /** Every centre that ever was. */
    public Set<String> all() {
        Set<String> codes = new TreeSet<>();
        intervals.forEach(interval -> codes.add(interval.centre()));
        return codes;
    }

    private Map<String, Interval> centres(LocalDate day) {
        return centresOfDay.computeIfAbsent(day, at -> {
            Map<String, Interval> valid = new HashMap<>();
            intervals.stream().filter(each -> each.covers(at)).forEach(each -> valid.put(each.centre(), each));
            return valid;
        });
    }

    private Map<String, NavigableSet<String>> childrenOf(LocalDate day) {
        return childrenOfDay.computeIfAbsent(day, at -> {
            Map<String, NavigableSet<String>> children = new HashMap<>();
            centres(at).values().stream()
                    .filter(each -> each.parent() != null)
                    .forEach(each -> children.computeIfAbsent(each.parent(), _ -> new TreeSet<>())
                            .add(each.centre()));
            return children;
        });
    }
}
