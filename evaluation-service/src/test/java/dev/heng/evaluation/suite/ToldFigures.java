package dev.heng.evaluation.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What the events of a hospital say in the end, in the order of their telling: the newest state of each cell, centre and chart. */
final class ToldFigures {
    private record Cell(String centre, String subject, String month) {}

    private final Map<Cell, BigDecimal> executed = new HashMap<>();
    private final Map<String, JsonNode> intervals = new HashMap<>();
    private final Map<String, String> parentSubjects = new HashMap<>();

    ToldFigures(List<ProducerRecord<String, byte[]>> events) {
        for (ProducerRecord<String, byte[]> event : events) {
            JsonNode body = Api.json(event.value());
            switch (event.key().split("/")[0]) {
                case "cell" -> {
                    Cell cell = new Cell(text(body, "centre"), text(body, "subject"), text(body, "month"));
                    executed.remove(cell);
                    if (body.path("executed").isNumber()) {
                        executed.put(cell, body.path("executed").decimalValue());
                    }
                }
                case "centre" -> intervals.put(text(body, "centre"), body.path("intervals"));
                case "chart" ->
                    body.path("subjects")
                            .forEach(subject -> parentSubjects.put(text(subject, "code"), text(subject, "parent")));
                default -> {
                    // neither a figure nor a place
                }
            }
        }
    }

    private static String text(JsonNode body, String member) {
        return body.path(member).asText();
    }

    /**
     * The sum of a subject and its children over a centre and all below it, on the tree of the last month's last day; null when there
     * is not a single figure.
     */
    BigDecimal sum(String subject, String centre, YearMonth first, YearMonth last) {
        Set<String> places = below(centre, last.atEndOfMonth());
        List<BigDecimal> found = new ArrayList<>();
        executed.forEach((cell, amount) -> {
            YearMonth month = YearMonth.parse(cell.month());
            boolean isMeant = cell.subject().equals(subject) || subject.equals(parentSubjects.get(cell.subject()));
            if (isMeant && places.contains(cell.centre()) && !month.isBefore(first) && !month.isAfter(last)) {
                found.add(amount);
            }
        });
        return found.stream().reduce(BigDecimal::add).orElse(null);
    }

    private Set<String> below(String centre, LocalDate day) {
        Set<String> places = new HashSet<>();
        for (String place : intervals.keySet()) {
            for (String at = place; at != null && !at.equals("null"); at = parent(at, day)) {
                if (at.equals(centre)) {
                    places.add(place);
                }
            }
        }
        return places;
    }

    private String parent(String centre, LocalDate day) {
        for (JsonNode interval : intervals.get(centre)) {
            boolean isBegun =
                    interval.path("validFrom").isNull() || !day.isBefore(LocalDate.parse(text(interval, "validFrom")));
            boolean isOver =
                    !interval.path("validTo").isNull() && day.isAfter(LocalDate.parse(text(interval, "validTo")));
            if (isBegun && !isOver) {
                return text(interval, "parent");
            }
        }
        return null;
    }
}
