package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the centres of the demo hospital want for a year: what the year before was, with growth, as the reader of its figures sees it. */
final class PlannedYear {
    private static final BigDecimal GROWTH = new BigDecimal("1.03");

    private final Map<String, Map<String, BigDecimal>> wishes = new TreeMap<>();
    private final Set<String> balances = new TreeSet<>();

    private PlannedYear() {}

    /** Reads the year before. */
    static PlannedYear after(Client reader, String budget, int lastYear) {
        PlannedYear planned = new PlannedYear();
        Set<String> money = new TreeSet<>();
        Map<String, Set<String>> below = new TreeMap<>();
        String chart = reader.get(budget).ok().text("chart");
        reader.get("/api/budget/v1/charts/" + chart)
                .ok()
                .body()
                .path("subjects")
                .forEach(subject -> {
                    below.computeIfAbsent(subject.path("parent").asText(), parent -> new TreeSet<>())
                            .add(subject.path("code").asText());
                    if (subject.path("nature").asText().equals("STOCK")) {
                        planned.balances.add(subject.path("code").asText());
                    } else if (subject.path("unit").asText().equals("MONEY")) {
                        money.add(subject.path("code").asText());
                    }
                });
        for (JsonNode figure : reader.list(budget + "/figures?limit=1000&year=" + lastYear)) {
            BigDecimal executed = Amounts.of(figure.path("executed"));
            if (executed == null) {
                continue;
            }
            String subject = figure.path("subject").asText();
            planned.wishes
                    .computeIfAbsent(figure.path("centre").asText(), centre -> new TreeMap<>())
                    // of a balance the last month stays: figures come month by month
                    .merge(
                            subject,
                            executed,
                            planned.balances.contains(subject) ? (old, last) -> last : BigDecimal::add);
        }
        planned.wishes.values().forEach(lines -> planOnLeaves(lines, below));
        planned.wishes
                .values()
                .forEach(lines -> lines.replaceAll((subject, amount) ->
                        money.contains(subject) ? amount.multiply(GROWTH).setScale(2, RoundingMode.HALF_UP) : amount));
        return planned;
    }

    /** What was booked on a subject with others below it is planned on the first of them that is free; where none is, it is left out. */
    private static void planOnLeaves(Map<String, BigDecimal> lines, Map<String, Set<String>> below) {
        for (String sum : Set.copyOf(lines.keySet())) {
            if (below.containsKey(sum)) {
                BigDecimal amount = lines.remove(sum);
                below.get(sum).stream()
                        .filter(leaf -> !below.containsKey(leaf) && !lines.containsKey(leaf))
                        .findFirst()
                        .ifPresent(leaf -> lines.put(leaf, amount));
            }
        }
    }

    Set<String> centres() {
        return wishes.keySet();
    }

    boolean isBalance(String subject) {
        return balances.contains(subject);
    }

    BigDecimal of(String centre, String subject) {
        return wishes.get(centre).get(subject);
    }

    Set<String> subjects(String centre) {
        return wishes.get(centre).keySet();
    }

    /** The centres that want something of a subject. */
    List<String> centresWith(String subject) {
        return wishes.entrySet().stream()
                .filter(centre -> centre.getValue().containsKey(subject))
                .map(Map.Entry::getKey)
                .toList();
    }

    void set(String centre, String subject, BigDecimal amount) {
        wishes.get(centre).put(subject, amount);
    }

    /** The year of a line: the sum of its months, of a balance the last one. */
    static BigDecimal year(JsonNode line, boolean isBalance) {
        List<BigDecimal> months = new ArrayList<>();
        line.path("amounts").forEach(month -> months.add(Amounts.of(month)));
        assertEquals(12, months.size(), line::toString);
        return isBalance ? months.getLast() : Amounts.sum(months);
    }

    /** The lines of a centre's proposal; income by its season, everything else evenly. */
    List<Map<String, Object>> lines(String centre) {
        List<Map<String, Object>> lines = new ArrayList<>();
        wishes.get(centre).forEach((subject, amount) -> lines.add(line(subject, amount)));
        return lines;
    }

    static Map<String, Object> line(String subject, BigDecimal amount) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("subject", subject);
        line.put("amount", amount);
        line.put("phasing", subject.startsWith("REV_") ? "SEASON" : "EVEN");
        return line;
    }

    /** An adjustment that moves money of a centre within a month, from the first subject to the second. */
    static Map<String, Object> transfer(
            int year, String centre, String month, List<String> subjects, String title, String amount) {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String subject : subjects) {
            String moved = lines.isEmpty() ? "-" + amount : amount;
            lines.add(Map.of("centre", centre, "subject", subject, "month", month, "amount", new BigDecimal(moved)));
        }
        return Map.of("year", year, "type", "TRANSFER", "title", title, "reason", title, "lines", lines);
    }

    /** What an owner department decides of a line. */
    static Map<String, Object> figure(String centre, String subject, BigDecimal amount) {
        return Map.of("centre", centre, "subject", subject, "amount", amount, "reason", "压减一般性支出");
    }

    /** The lines of a centre, as places where those below it may have more than it has. */
    List<Map<String, Object>> places(String centre) {
        return subjects(centre).stream()
                .map(subject -> Map.<String, Object>of("centre", centre, "subject", subject))
                .toList();
    }
}
