package dev.heng.budget.analysis;

import dev.heng.budget.subject.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The subjects of a chart with what is above each of them. */
final class SubjectTree {
    private final Map<String, String> parents = new HashMap<>();

    SubjectTree(List<Subject> subjects) {
        subjects.forEach(subject -> parents.put(subject.code(), subject.parent()));
    }

    boolean has(String subject) {
        return parents.containsKey(subject);
    }

    Set<String> codes() {
        return parents.keySet();
    }

    /** The subject and everything below it. */
    Set<String> subtree(String top) {
        Set<String> found = new TreeSet<>();
        parents.keySet().stream()
                .filter(subject -> upwards(subject).contains(top))
                .forEach(found::add);
        return found;
    }

    /** All pairs of a subject and one that contains it, itself included: the first of a pair is the upper one. */
    List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        parents.keySet().forEach(subject -> upwards(subject).forEach(top -> pairs.add(new Pair(top, subject))));
        return pairs;
    }

    /** The subject, what contains it, what contains that, and so on. */
    List<String> upwards(String subject) {
        List<String> path = new ArrayList<>();
        for (String at = subject; at != null && !path.contains(at); at = parents.get(at)) {
            path.add(at);
        }
        return path;
    }

    /** A subject and one below it or itself. */
    record Pair(String top, String subject) {}
}
