package dev.heng.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heng.e2e.ClientLog.Sent;
import dev.heng.e2e.ClientLog.State;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Holds what clients know against what the suite shows: a recorded line has one entry, a suspended one waits once, a refused one is
 * nowhere, an unanswered one is there once at most, nobody else's is there, and every figure and every sum is that of its lines.
 *
 * @param sent everything that was sent
 * @param parents the tree of the centres and of the subjects, child to parent
 * @param stocks the subjects that are balances
 */
record Reckoning(Collection<Sent> sent, Map<String, String> parents, Set<String> stocks) {

    /** Every difference in a sentence; none when all is well. */
    List<String> differences(Books books) {
        List<String> found = new ArrayList<>(places(books));
        Map<String, BigDecimal> expected = cells(books);
        Map<String, BigDecimal> shown = new TreeMap<>();
        books.figures().forEach((cell, figure) -> {
            if (figure.executed() != null) {
                shown.put(cell, figure.executed());
            }
        });
        compare("figure", expected, shown, found);
        compare("sum", rolledUp(expected), books.sums(), found);
        return found;
    }

    /** The differences of single lines: where each stands, how often, with which amount. */
    List<String> places(Books books) {
        List<String> found = new ArrayList<>();
        Map<String, List<Booked>> entries = byId(books.entries());
        Map<String, List<Booked>> waiting = byId(books.waiting());
        Set<String> challenged = sent.stream()
                .filter(Sent::isChallenge)
                .map(each -> each.line().id())
                .collect(Collectors.toSet());
        Set<String> known = new HashSet<>();
        for (Sent each : sent) {
            String id = each.line().id();
            known.add(id);
            List<Booked> booked = entries.getOrDefault(id, List.of());
            List<Booked> waits = waiting.getOrDefault(id, List.of());
            if (each.isChallenge()) {
                judge(each, List.of(), waits, found);
            } else {
                judge(each, booked, challenged.contains(id) ? List.of() : waits, found);
            }
        }
        Stream.concat(entries.keySet().stream(), waiting.keySet().stream())
                .filter(id -> !known.contains(id))
                .forEach(id -> found.add("stored but never sent: " + id));
        return found;
    }

    private static void judge(Sent sent, List<Booked> booked, List<Booked> waits, List<String> found) {
        int places = booked.size() + waits.size();
        String id = sent.line().id();
        switch (sent.state()) {
            case RECORDED -> {
                expectOne(sent, booked, "lost", found);
                waits.forEach(row -> found.add("recorded, and in suspense: " + id));
            }
            case SUSPENDED -> {
                expectOne(sent, waits, "lost from suspense", found);
                booked.forEach(row -> found.add("suspended, and recorded: " + id));
            }
            case REFUSED -> {
                if (places > 0) {
                    found.add("refused but stored: " + id);
                }
            }
            case UNKNOWN -> {
                if (places > 0) {
                    expectOne(
                            sent, Stream.concat(booked.stream(), waits.stream()).toList(), "lost", found);
                }
            }
        }
    }

    private static void expectOne(Sent sent, List<Booked> there, String lost, List<String> found) {
        String id = sent.line().id();
        if (there.isEmpty()) {
            found.add(lost + ": " + id);
        } else if (there.size() > 1) {
            found.add("counted " + there.size() + " times: " + id);
        } else if (there.getFirst().differsFrom(sent.line()) != null) {
            found.add(there.getFirst().differsFrom(sent.line()) + ": " + id);
        }
    }

    /** What the lines that count make of each cell; an unanswered one counts when it has an entry. */
    Map<String, BigDecimal> cells(Books books) {
        Set<String> entries = books.entries().stream().map(Booked::id).collect(Collectors.toSet());
        Map<String, List<Line>> byCell = new TreeMap<>();
        for (Sent each : sent) {
            boolean counts = each.is(State.RECORDED)
                    || (each.is(State.UNKNOWN) && entries.contains(each.line().id()));
            if (counts && !each.isChallenge()) {
                byCell.computeIfAbsent(each.line().cell(), cell -> new ArrayList<>())
                        .add(each.line());
            }
        }
        Map<String, BigDecimal> cells = new TreeMap<>();
        byCell.forEach((cell, lines) -> cells.put(cell, stocks.contains(subject(cell)) ? balance(lines) : sum(lines)));
        return cells;
    }

    /** The newest date counts, of equal dates the one that was sent later. */
    private static BigDecimal balance(List<Line> lines) {
        return lines.stream()
                .reduce((held, next) -> next.date().isBefore(held.date()) ? held : next)
                .orElseThrow()
                .amount();
    }

    private static BigDecimal sum(List<Line> lines) {
        return Amounts.sum(lines.stream().map(Line::amount).toList());
    }

    /** The FLOW cells added up for every centre and subject above them and for themselves. */
    Map<String, BigDecimal> rolledUp(Map<String, BigDecimal> cells) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        cells.forEach((cell, amount) -> {
            String[] parts = cell.split("/");
            if (!stocks.contains(parts[1])) {
                for (String centre : upwards(parts[0])) {
                    for (String subject : upwards(parts[1])) {
                        sums.merge(centre + "/" + subject + "/" + parts[2], amount, BigDecimal::add);
                    }
                }
            }
        });
        return sums;
    }

    private List<String> upwards(String code) {
        List<String> codes = new ArrayList<>();
        for (String at = code; at != null; at = parents.get(at)) {
            codes.add(at);
        }
        return codes;
    }

    private static String subject(String cell) {
        return cell.split("/")[1];
    }

    private static Map<String, List<Booked>> byId(Collection<Booked> rows) {
        return rows.stream().collect(Collectors.groupingBy(Booked::id, LinkedHashMap::new, Collectors.toList()));
    }

    private static void compare(
            String what, Map<String, BigDecimal> expected, Map<String, BigDecimal> shown, List<String> found) {
        expected.forEach((cell, amount) -> {
            BigDecimal there = shown.get(cell);
            if (there == null || there.compareTo(amount) != 0) {
                found.add(what + " of " + cell + " is " + there + " instead of " + amount);
            }
        });
        shown.keySet().stream()
                .filter(cell -> !expected.containsKey(cell))
                .forEach(cell -> found.add(what + " without a line: " + cell));
    }

    /** The rows of strict subjects of which more is executed and reserved than planned. */
    static List<String> overCommitted(Iterable<JsonNode> rows, Collection<String> strict) {
        List<String> found = new ArrayList<>();
        for (JsonNode row : rows) {
            BigDecimal budget = orZero(Amounts.of(row.path("budget")));
            BigDecimal used = orZero(Amounts.of(row.path("executed"))).add(orZero(Amounts.of(row.path("reserved"))));
            if (strict.contains(row.path("subject").asText()) && used.compareTo(budget) > 0) {
                found.add("limit passed: " + Booked.cell(row) + " uses " + used + " of " + budget);
            }
        }
        return found;
    }

    private static BigDecimal orZero(BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
