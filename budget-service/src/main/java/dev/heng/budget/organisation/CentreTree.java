package dev.heng.budget.organisation;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The centres of one hospital on one day. A centre outside its intervals stays where {@link CentreHistory#placeOn} puts it.
 *
 * @param parents each centre's parent, null for a root
 */
public record CentreTree(Map<String, @Nullable String> parents) {
    /** The tree of a day from all histories of a hospital. */
    public static CentreTree on(LocalDate day, Map<String, CentreHistory> histories) {
        Map<String, @Nullable String> parents = new TreeMap<>();
        histories.forEach(
                (centre, history) -> parents.put(centre, history.placeOn(day).parent()));
        return new CentreTree(parents);
    }

    /** The roots and everything below them; roots that are no centre of the hospital are left out. */
    public Set<String> subtrees(Collection<String> roots) {
        Map<String, List<String>> children = children();
        Set<String> found = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            String centre = open.pop();
            if (parents.containsKey(centre) && found.add(centre)) {
                open.addAll(children.getOrDefault(centre, List.of()));
            }
        }
        return found;
    }

    /** The centre itself, its parent, and so on up to the root. */
    public Set<String> upwards(String centre) {
        Set<String> path = new LinkedHashSet<>();
        for (String at = centre; at != null && path.add(at); ) {
            at = parents.get(at);
        }
        return path;
    }

    private Map<String, List<String>> children() {
        Map<String, List<String>> children = new HashMap<>();
        parents.forEach((centre, parent) -> {
            if (parent != null) {
                children.computeIfAbsent(parent, none -> new java.util.ArrayList<>())
                        .add(centre);
            }
        });
        return children;
    }
}
