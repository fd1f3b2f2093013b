package dev.heng.budget.analysis;

import static dev.heng.budget.Api.fresh;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.ledger.PastDays;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A parent in the variance report is the sum of what is below it, in any dimension: every node of a random tree of centres and a random tree
 * of subjects, by fund and project and over them, is compared with the sum that this test makes of the single cells.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class RollUpOfEveryNodeApiTest {
    private static final int CENTRES = 9;
    private static final int FLOWS = 7;
    private static final int SUBJECTS = 9;
    private static final int LINES = 150;
    private static final List<String> MONTHS = List.of("2026-02", "2026-03");
    private static final List<String> FUNDS = List.of("OWN", "GRANT");
    private static final List<String> PROJECTS = List.of("-", "P-1");
    private static final List<String> ADDED = List.of("original", "adjustment", "reserved", "executed");

    @Inject
    DataSource dataSource;

    @Inject
    Clock clock;

    private final Random random = new Random(20260319);
    private final Map<String, String> centreParents = new TreeMap<>();
    private final Map<String, String> subjectParents = new TreeMap<>();
    private String hospital;
    private List<JsonNode> cells;

    @BeforeEach
    void aRandomHospitalIsFilled() {
        centreParents.clear();
        subjectParents.clear();
        hospital = fresh("h");
        String chart = fresh("chart");
        put("admin", "/charts/" + chart, "{\"name\": \"科目\", \"subjects\": [" + subjects() + "]}")
                .statusCode(201);
        put("admin", "/hospitals/" + hospital, """
                {"name": "医院", "currency": "CNY", "chart": "%s"}""".formatted(chart)).statusCode(201);
        for (int i = 0; i < CENTRES; i++) {
            String parent = i == 0 ? null : "C" + random.nextInt(i);
            Api.centre(hospital, "C" + i, "COST", parent).statusCode(201);
            centreParents.put("C" + i, parent == null ? "" : parent);
        }
        post("budget-office", path("/budgets/2026/opening"), "{\"lines\": [" + plan() + "]}")
                .statusCode(200);
        post("connector", path("/executions"), "{\"source\": \"his\", \"batch\": \"b\", \"lines\": [" + lines() + "]}")
                .statusCode(200)
                .body("recorded", equalTo(LINES));
        reserveAndSpendInAnotherMonth();
        cells = Rows.all(path("/figures?year=2026"), 1000);
        for (String figure : ADDED) {
            assertTrue(
                    cells.stream().anyMatch(cell -> cell.path(figure).isNull())
                            && cells.stream()
                                    .anyMatch(cell -> !cell.path(figure).isNull()),
                    "there are cells with and without " + figure);
        }
    }

    private String path(String path) {
        return "/hospitals/" + hospital + path;
    }

    /** A tree of flows; the last ones are balances, which have a tree of their own. */
    private String subjects() {
        List<String> subjects = new ArrayList<>();
        for (int i = 0; i < SUBJECTS; i++) {
            String parent = i == 0 || i == FLOWS ? "" : "S" + (i < FLOWS ? random.nextInt(i) : FLOWS);
            subjectParents.put("S" + i, parent);
            subjects.add("""
                    {"code": "S%d", "name": "S%d", "category": "EXPENSE", "nature": "%s", "unit": "MONEY"%s}""".formatted(
                    i, i, i < FLOWS ? "FLOW" : "STOCK", parent.isEmpty() ? "" : ", \"parent\": \"" + parent + "\""));
        }
        return String.join(",", subjects);
    }

    private String plan() {
        Set<String> planned = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            planned.add(
                    "\"centre\": \"C%d\", \"subject\": \"S%d\", \"month\": \"%s\", \"fund\": \"%s\", \"project\": \"%s\""
                            .formatted(
                                    random.nextInt(CENTRES),
                                    random.nextInt(FLOWS),
                                    one(MONTHS),
                                    one(FUNDS),
                                    one(PROJECTS)));
        }
        List<String> lines = new ArrayList<>();
        for (String cell : new TreeSet<>(planned)) {
            // 0 is a figure, too
            lines.add("{" + cell + ", \"amount\": " + (lines.size() % 7 == 0 ? "0" : amount()) + "}");
        }
        return String.join(",", lines);
    }

    private String lines() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            lines.add("""
                    {"id": "l%d", "centre": "C%d", "subject": "S%d", "date": "%s-%02d", "amount": %s, "fund": "%s", "project": "%s"}""".formatted(
                            i,
                            random.nextInt(CENTRES),
                            random.nextInt(SUBJECTS),
                            one(MONTHS),
                            1 + random.nextInt(28),
                            amount(),
                            one(FUNDS),
                            one(PROJECTS)));
        }
        return String.join(",", lines);
    }

    private void reserveAndSpendInAnotherMonth() {
        for (int i = 0; i < 8; i++) {
            String reservation = path("/reservations/erp/r" + i);
            put("connector", reservation, """
                            {"lines": [{"line": "1", "centre": "C%d", "subject": "S%d", "month": "2026-02", "amount": 10.25, "fund": "%s"}]}""".formatted(random.nextInt(CENTRES), random.nextInt(FLOWS), one(FUNDS)))
                    .statusCode(201);
            if (i % 2 == 0) {
                post("connector", reservation + "/uses", """
                        {"source": "erp", "lines": [{"id": "u%d", "line": "1", "date": "2026-03-02", "amount": 4.1}]}""".formatted(i)).statusCode(200);
            }
        }
    }

    private String one(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private String amount() {
        return BigDecimal.valueOf(random.nextLong(-5_000, 20_000), random.nextInt(5))
                .toPlainString();
    }

    @Test
    void everyNodeIsTheSumOfWhatIsBelowIt() {
        for (String sum : List.of("NOTHING", "FUND", "PROJECT", "FUND_AND_PROJECT")) {
            for (boolean isRolledUp : List.of(true, false)) {
                Map<String, String> expected = expected(isRolledUp, sum, null, null);
                assertEquals(expected, shown("rollup=" + isRolledUp + "&sum=" + sum, 1000), sum);
            }
        }
        assertEquals(
                expected(true, "FUND", "GRANT", "P-1"),
                shown("rollup=true&sum=FUND&fund=GRANT&project=P-1", 37),
                "only of one fund and project, in pages");
        assertEquals(expected(false, "NOTHING", "GRANT", "-"), shown("fund=GRANT&project=-", 7));
    }

    @Test
    void everyNodeIsTheSameAsKnownOnADayThatIsOver() {
        PastDays days = new PastDays(dataSource);
        days.sealPostings(hospital);
        days.sealDays(hospital, clock.instant().plus(Duration.ofDays(1)).toString());
        String today = Rows.all(path("/seals?from=2026-01-01"), 1000)
                .getLast()
                .path("date")
                .asText();
        for (String sum : List.of("NOTHING", "FUND_AND_PROJECT")) {
            for (boolean isRolledUp : List.of(true, false)) {
                assertEquals(
                        expected(isRolledUp, sum, null, null),
                        shown("rollup=" + isRolledUp + "&sum=" + sum + "&knownOn=" + today, 73),
                        sum);
            }
        }
    }

    /** Each figure that the API shows, by its key. */
    private Map<String, String> shown(String query, int limit) {
        Map<String, String> shown = new TreeMap<>();
        List<String> order = new ArrayList<>();
        for (JsonNode row : Rows.all(path("/figures?year=2026&" + query), limit)) {
            String key = key(row.path("centre").asText(), row.path("subject").asText(), row, "NOTHING");
            assertEquals(null, shown.put(key, Figures.of(row).text()), key + " is shown once");
            order.add(key);
        }
        assertEquals(new ArrayList<>(shown.keySet()), order, "in the order of the keys");
        return shown;
    }

    /** The same, added up from the single cells. */
    private Map<String, String> expected(
            boolean isRolledUp, String sum, @Nullable String fund, @Nullable String project) {
        Map<String, Figures> sums = new TreeMap<>();
        for (JsonNode cell : cells) {
            if (!isOf(cell, "fund", fund) || !isOf(cell, "project", project)) {
                continue;
            }
            for (String centre : upwards(centreParents, cell.path("centre").asText(), isRolledUp)) {
                for (String subject :
                        upwards(subjectParents, cell.path("subject").asText(), isRolledUp)) {
                    sums.merge(key(centre, subject, cell, sum), Figures.of(cell), Figures::plus);
                }
            }
        }
        Map<String, String> texts = new TreeMap<>();
        sums.forEach((key, figures) -> texts.put(key, figures.text()));
        return texts;
    }

    private static boolean isOf(JsonNode cell, String dimension, @Nullable String wanted) {
        return wanted == null || wanted.equals(cell.path(dimension).asText());
    }

    private static String key(String centre, String subject, JsonNode row, String sum) {
        return String.join(
                " ",
                centre,
                subject,
                sum.startsWith("FUND") ? "*" : row.path("fund").asText(),
                sum.endsWith("PROJECT") ? "*" : row.path("project").asText(),
                row.path("month").asText());
    }

    private static List<String> upwards(Map<String, String> parents, String node, boolean isRolledUp) {
        List<String> path = new ArrayList<>();
        for (String at = node; !at.isEmpty(); at = isRolledUp ? parents.get(at) : "") {
            path.add(at);
        }
        return path;
    }

    /** What this test adds up: null is no figure, 0 is one. */
    private record Figures(
            @Nullable BigDecimal original,
            @Nullable BigDecimal adjustment,
            @Nullable BigDecimal reserved,
            @Nullable BigDecimal executed,
            @Nullable BigDecimal budget,
            @Nullable BigDecimal available,
            long version) {
        static Figures of(JsonNode row) {
            return new Figures(
                    amount(row, "original"),
                    amount(row, "adjustment"),
                    amount(row, "reserved"),
                    amount(row, "executed"),
                    amount(row, "budget"),
                    amount(row, "available"),
                    row.path("version").asLong());
        }

        private static @Nullable BigDecimal amount(JsonNode row, String figure) {
            return row.path(figure).isNull() ? null : row.path(figure).decimalValue();
        }

        private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
            return one == null ? other : other == null ? one : one.add(other);
        }

        Figures plus(Figures other) {
            BigDecimal inForce = sum(budget, other.budget);
            BigDecimal held = sum(reserved, other.reserved);
            BigDecimal spent = sum(executed, other.executed);
            return new Figures(
                    sum(original, other.original),
                    sum(adjustment, other.adjustment),
                    held,
                    spent,
                    inForce,
                    inForce == null
                            ? null
                            : inForce.subtract(held == null ? BigDecimal.ZERO : held)
                                    .subtract(spent == null ? BigDecimal.ZERO : spent),
                    Math.max(version, other.version));
        }

        String text() {
            List<String> texts = new ArrayList<>();
            for (BigDecimal amount : Arrays.asList(original, adjustment, reserved, executed, budget, available)) {
                texts.add(amount == null ? "-" : amount.stripTrailingZeros().toPlainString());
            }
            return String.join(" ", texts) + " v" + version;
        }
    }
}
