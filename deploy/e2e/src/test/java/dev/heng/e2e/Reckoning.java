package dev.heng.e2e;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Holds what a client knows against what the suite shows: every acknowledged line is there exactly once and as it was sent, no refused
 * one is, nothing else is, and every figure is the sum of its lines.
 *
 * @param acknowledged the lines that must count
 * @param refused the lines that must not
 */
record Reckoning(Collection<Line> acknowledged, Collection<Line> refused) {

    /** Every difference in a sentence; none when all is well. {@code figures} are the executed amounts by cell. */
    List<String> differences(Collection<Booked> entries, Map<String, BigDecimal> figures) {
        List<String> found = new ArrayList<>();
        Map<String, List<Booked>> byId = entries.stream().collect(Collectors.groupingBy(Booked::id));
        for (Line line : acknowledged) {
            compare(line, byId.getOrDefault(line.id(), List.of()), found);
        }
        Set<String> expected = new HashSet<>();
        acknowledged.forEach(line -> expected.add(line.id()));
        Set<String> forbidden = refused.stream().map(Line::id).collect(Collectors.toSet());
        for (String id : byId.keySet()) {
            if (forbidden.contains(id)) {
                found.add("refused but stored: " + id);
            } else if (!expected.contains(id)) {
                found.add("stored but never acknowledged: " + id);
            }
        }
        compareFigures(figures, found);
        return found;
    }

    private static void compare(Line line, List<Booked> booked, List<String> found) {
        if (booked.isEmpty()) {
            found.add("lost: " + line.id());
        } else if (booked.size() > 1) {
            found.add("counted " + booked.size() + " times: " + line.id());
        } else if (!booked.getFirst().cell().equals(line.cell())) {
            found.add("booked to " + booked.getFirst().cell() + " instead of " + line.cell() + ": " + line.id());
        } else if (booked.getFirst().amount().compareTo(line.amount()) != 0) {
            found.add("booked as " + booked.getFirst().amount() + " instead of " + line.amount() + ": " + line.id());
        }
    }

    private void compareFigures(Map<String, BigDecimal> figures, List<String> found) {
        Map<String, BigDecimal> expected = sums();
        expected.forEach((cell, sum) -> {
            BigDecimal shown = figures.get(cell);
            if (shown == null || shown.compareTo(sum) != 0) {
                found.add("figure of " + cell + " is " + shown + " instead of " + sum);
            }
        });
        figures.keySet().stream()
                .filter(cell -> !expected.containsKey(cell))
                .forEach(cell -> found.add("figure without a line: " + cell));
    }

    /** What the acknowledged lines add up to, by cell. */
    Map<String, BigDecimal> sums() {
        return acknowledged.stream()
                .collect(Collectors.groupingBy(
                        Line::cell, TreeMap::new, Collectors.reducing(BigDecimal.ZERO, Line::amount, BigDecimal::add)));
    }
}
