package dev.heng.evaluation.budgetfacts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The subjects of a hospital. */
public final class Chart {
    /**
     * A subject.
     *
     * @param parent null at the top
     * @param isStock false for a flow
     */
    public record Subject(
            String code,
            String name,
            @Nullable String nameEn,
            @Nullable String parent,
            boolean isStock,
            String unit) {}

    private final Map<String, Subject> subjects = new HashMap<>();
    private final Map<String, List<String>> children = new HashMap<>();
    private final Map<String, Set<String>> subtrees = new ConcurrentHashMap<>();

    public Chart(Collection<Subject> subjects) {
        subjects.forEach(subject -> {
            this.subjects.put(subject.code(), subject);
            if (subject.parent() != null) {
                children.computeIfAbsent(subject.parent(), _ -> new ArrayList<>())
                        .add(subject.code());
            }
        });
    }

    public Optional<Subject> subject(String code) {
        return Optional.ofNullable(subjects.get(code));
    }

    /** The subject and everything below it. */
    public Set<String> subtree(String code) {
        return subtrees.computeIfAbsent(code, this::below);
    }

    private Set<String> below(String code) {
        Set<String> found = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(code));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (found.add(next)) {
                children.getOrDefault(next, List.of()).forEach(open::push);
            }
        }
        return Collections.unmodifiableSet(found);
    }
}
