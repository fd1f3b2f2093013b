package dev.heng.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A hospital of one story: the whole as centre H with a few departments, spoken to by the account that may do each thing. */
final class StoryHospital {
    static final String WHOLE = "H";

    private final RunningSuite suite;
    private final String code;

    private StoryHospital(RunningSuite suite, String code) {
        this.suite = suite;
        this.code = code;
    }

    /** The administrator founds it; the chart is there already. */
    static StoryHospital found(RunningSuite suite, String code, String chart, List<String> departments) {
        StoryHospital hospital = new StoryHospital(suite, code);
        Client admin = suite.as(Account.ADMIN);
        admin.put(hospital.budget(""), Map.of("name", "故事医院 " + code, "currency", "CNY", "chart", chart))
                .ok();
        admin.put(hospital.budget("/centres/" + WHOLE), Map.of("name", "全院", "type", "INVESTMENT"))
                .ok();
        for (String department : departments) {
            admin.put(
                            hospital.budget("/centres/" + department),
                            Map.of("name", "科室 " + department, "type", "REVENUE", "parent", WHOLE))
                    .ok();
        }
        return hospital;
    }

    String budget(String path) {
        return "/api/budget/v1/hospitals/" + code + path;
    }

    String evaluation(String path) {
        return "/api/evaluation/v1/hospitals/" + code + path;
    }

    /** The budget office takes over an approved budget; each line stands in the month of its date. */
    Answer open(int year, List<Line> lines) {
        return open(suite.as(Account.OFFICE), year, lines);
    }

    Answer open(Client office, int year, List<Line> lines) {
        List<Map<String, Object>> body = lines.stream()
                .map(line -> Map.<String, Object>of(
                        "centre", line.centre(),
                        "subject", line.subject(),
                        "month", line.date().toString().substring(0, 7),
                        "amount", line.amount()))
                .toList();
        return office.post(budget("/budgets/" + year + "/opening"), Map.of("lines", body));
    }

    /** The HIS posts, with the control total of the lines. */
    Answer post(String batch, Line... lines) {
        return post(suite.as(Account.HIS), batch, List.of(lines));
    }

    Answer post(Client client, String batch, List<Line> lines) {
        return client.post(budget("/executions"), execution(batch, lines));
    }

    Map<String, Object> execution(String batch, List<Line> lines) {
        BigDecimal total = Amounts.sum(lines.stream().map(Line::amount).toList());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("source", "his");
        body.put("batch", batch);
        body.put("control", Map.of("lines", lines.size(), "amount", total));
        body.put("lines", lines.stream().map(Line::json).toList());
        return body;
    }

    /** The HIS posts rows instead of a document. */
    Answer postRows(String batch, Line... lines) {
        String rows = List.of(lines).stream()
                .map(line -> Json.write(line.json()) + "\n")
                .collect(Collectors.joining());
        return suite.as(Account.HIS)
                .send("POST", budget("/executions?source=his&batch=" + batch), rows, "application/x-ndjson");
    }

    /** What the budget office reads, once the figures up to the sequence are in. */
    Answer scorecard(String centre, String period, long afterSequence) {
        return suite.as(Account.OFFICE)
                .get(evaluation("/scorecards/%s/%s".formatted(centre, period) + after(afterSequence)));
    }

    JsonNode explanation(String centre, String period, String indicator) {
        String path = "/scorecards/%s/%s/items/%s/explanation".formatted(centre, period, indicator);
        return suite.as(Account.OFFICE).get(evaluation(path)).ok().body();
    }

    /** The entries of a year; {@code filter} is empty or begins with an ampersand. */
    List<JsonNode> entries(int year, String filter) {
        return suite.as(Account.OFFICE).list(budget("/entries?limit=1000&year=" + year + filter));
    }

    List<JsonNode> figures(int year) {
        return suite.as(Account.OFFICE).list(budget("/figures?limit=1000&year=" + year));
    }

    /** The figures of a year with everything below their centre and subject. */
    List<JsonNode> rolledUp(int year) {
        return suite.as(Account.OFFICE).list(budget("/figures?rollup=true&limit=1000&year=" + year));
    }

    /** The lines that wait. */
    List<JsonNode> suspense() {
        return suite.as(Account.AUDITOR).list(budget("/suspense?limit=1000"));
    }

    /** One member of the figure of a cell; null where there is none. */
    BigDecimal figure(String centre, String subject, String month, String member) {
        List<JsonNode> items = suite.as(Account.OFFICE)
                .list(budget("/figures?month=%s&centre=%s&subject=%s".formatted(month, centre, subject)));
        return items.isEmpty() ? null : Amounts.of(items.getFirst().path(member));
    }

    /** The cells that differ from the sum of their entries. */
    JsonNode differences() {
        return suite.as(Account.AUDITOR).get(budget("/integrity")).ok().body().path("differences");
    }

    private static String after(long sequence) {
        return "?afterSequence=" + sequence + "&waitMs=30000";
    }
}
