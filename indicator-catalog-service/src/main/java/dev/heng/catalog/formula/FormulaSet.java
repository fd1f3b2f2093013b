package dev.heng.catalog.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The formulas asked for and all that they reach through {@code ind()}, read but not yet checked. */
final class FormulaSet {

    private final Map<String, Definition> definitions = new LinkedHashMap<>();
    private final Map<String, Parsed> parsed = new LinkedHashMap<>();
    private final Map<String, Set<String>> references = new LinkedHashMap<>();

    private FormulaSet() {}

    static FormulaSet reachedFrom(Collection<Definition> roots, Definitions others) {
        FormulaSet set = new FormulaSet();
        Deque<Definition> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            Definition definition = open.removeFirst();
            if (set.definitions.putIfAbsent(definition.code(), definition) != null || definition.formula() == null) {
                continue;
            }
            Parsed formula = Parsed.of(definition.formula());
            set.parsed.put(definition.code(), formula);
            for (Node.IndicatorNode indicator : indicators(formula)) {
                if (!set.definitions.containsKey(indicator.code())) {
                    others.find(indicator.code()).ifPresent(open::addLast);
                }
            }
        }
        set.link();
        return set;
    }

    private void link() {
        parsed.forEach((code, formula) -> {
            Set<String> targets = new LinkedHashSet<>();
            for (Node.IndicatorNode indicator : indicators(formula)) {
                if (parsed.containsKey(indicator.code())) {
                    targets.add(indicator.code());
                }
            }
            references.put(code, targets);
        });
    }

    static List<Node.IndicatorNode> indicators(Parsed formula) {
        List<Node.IndicatorNode> found = new ArrayList<>();
        for (Node node : formula.nodes()) {
            if (node instanceof Node.IndicatorNode indicator) {
                found.add(indicator);
            }
        }
        return found;
    }

    /** The definition of an indicator, if there is one of this code. */
    Optional<Definition> definition(String code) {
        return Optional.ofNullable(definitions.get(code));
    }

    boolean hasFormula(String code) {
        return parsed.containsKey(code);
    }

    /** The formula of an indicator that has one. */
    Parsed parsed(String code) {
        return Objects.requireNonNull(parsed.get(code), code);
    }

    /** The indicators with formulas that a formula names itself, in the order of its text. */
    Set<String> references(String code) {
        return references.getOrDefault(code, Set.of());
    }

    /** The shortest way from an indicator back to itself, both ends included; empty when there is none. */
    List<String> cycleOf(String start) {
        Map<String, String> cameFrom = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            String at = open.removeFirst();
            for (String next : references(at)) {
                if (cameFrom.putIfAbsent(next, at) != null) {
                    continue;
                }
                if (next.equals(start)) {
                    return path(start, cameFrom);
                }
                open.addLast(next);
            }
        }
        return List.of();
    }

    private static List<String> path(String start, Map<String, String> cameFrom) {
        List<String> path = new ArrayList<>(List.of(start));
        for (String at = cameFrom.get(start); at != null && !at.equals(start); at = cameFrom.get(at)) {
            path.add(at);
        }
        path.add(start);
        Collections.reverse(path);
        return path;
    }

    /** Every formula after those that it refers to, cycles aside; without recursion, since chains can be long. */
    List<String> inOrder() {
        List<String> order = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Deque<String> path = new ArrayDeque<>();
        Deque<Iterator<String>> rest = new ArrayDeque<>();
        for (String root : parsed.keySet()) {
            if (!seen.add(root)) {
                continue;
            }
            path.push(root);
            rest.push(references(root).iterator());
            while (!path.isEmpty()) {
                if (!rest.peek().hasNext()) {
                    rest.pop();
                    order.add(path.pop());
                    continue;
                }
                String next = rest.peek().next();
                if (seen.add(next)) {
                    path.push(next);
                    rest.push(references(next).iterator());
                }
            }
        }
        return order;
    }
}
