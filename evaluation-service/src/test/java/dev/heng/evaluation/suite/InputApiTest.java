package dev.heng.evaluation.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.evaluation.sql.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Entering ratings, vetoes and overrides. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class InputApiTest {
    private static final String EVALUATOR = Tokens.of("evaluator");

    @Inject
    Sql sql;

    private static String rating(String indicator, String rating) {
        return "{\"centre\":\"H\",\"period\":\"2025-Q1\",\"indicator\":\"%s\",\"rating\":%s}"
                .formatted(indicator, rating);
    }

    private static String items(String... items) {
        return "{\"items\":[" + String.join(",", items) + "]}";
    }

    @Test
    void theSameAgainChangesNothingAndEveryChangeIsKept() {
        String path = "input-a/inputs/H/2025-Q1/C01";
        assertEquals(201, Api.put(EVALUATOR, path, "{\"rating\":92.5}").status());
        assertEquals(200, Api.put(EVALUATOR, path, "{\"rating\":92.50}").status());
        var changed = Api.put(EVALUATOR, path, "{\"rating\":93}");
        assertEquals(2, changed.body().path("version").asInt());
        assertEquals("evaluator", changed.body().path("enteredBy").asText());
        assertEquals(
                412,
                Api.raw(EVALUATOR)
                        .header("If-Match", "\"1\"")
                        .body("{\"rating\":1}")
                        .put(Api.path(path))
                        .statusCode());
        assertEquals(
                2,
                sql.query("select 1 from input_change where hospital = 'input-a'", row -> 1)
                        .size());
        var list = Api.get(EVALUATOR, "input-a/inputs?period=2025-Q1");
        assertEquals(
                new BigDecimal("93.0000"),
                list.body().path("items").get(0).path("rating").decimalValue());
    }

    @Test
    void aBulkIsTakenAsAWholeOrNotAtAll() {
        var refused = Api.post(
                EVALUATOR,
                "input-b/inputs",
                items(
                        rating("C01", "50"),
                        rating("C02", "100.01"),
                        rating("C01", "60"),
                        "{\"centre\":\"H\",\"period\":\"2025-03\",\"indicator\":\"C03\",\"rating\":1}",
                        "{\"centre\":\"H\",\"period\":\"2025-Q1\",\"indicator\":\"F01\",\"actual\":1}",
                        "{\"centre\":\"H\",\"period\":\"2025-Q1\",\"indicator\":\"F02\"}"));
        assertEquals(400, refused.status());
        assertEquals("OUT_OF_RANGE DUPLICATE MONTH_NOT_EVALUATED EVIDENCE_REQUIRED REQUIRED", refused.violations());
        assertTrue(Api.get(EVALUATOR, "input-b/inputs").body().path("items").isEmpty());
        assertEquals(200, Api.post(EVALUATOR, "input-b/inputs", items()).status());
        var taken = Api.post(EVALUATOR, "input-b/inputs", items(rating("C01", "50"), rating("C02", "60")));
        assertEquals(2, taken.body().path("changed").asInt());
        assertEquals(
                0,
                Api.post(EVALUATOR, "input-b/inputs", items(rating("C01", "50.0")))
                        .body()
                        .path("changed")
                        .asInt());
    }

    @Test
    void tenThousandAreTakenAndOneMoreIsTooMany() {
        String many =
                IntStream.range(0, 10_000).mapToObj(i -> rating("I" + i, "5")).collect(Collectors.joining(","));
        assertEquals(
                10_000,
                Api.post(EVALUATOR, "input-c/inputs", items(many))
                        .body()
                        .path("changed")
                        .asInt());
        var tooMany = Api.post(EVALUATOR, "input-c/inputs", items(many, rating("X", "1")));
        assertEquals(413, tooMany.status());
        assertEquals("BODY_TOO_LARGE", tooMany.code());
    }

    @Test
    void onlyEvaluatorsEnter() {
        for (String role :
                new String[] {"budget-office", "admin", "auditor", "connector", "committee", "budget-officer"}) {
            assertEquals(
                    "FORBIDDEN_ROLE",
                    Api.post(Tokens.of(role), "input-d/inputs", items()).code(),
                    role);
        }
        assertEquals(
                "FORBIDDEN_ROLE",
                Api.get(Tokens.of("connector"), "input-d/inputs").code());
    }

    @Test
    void anOverrideReplacesTheComputedValue() {
        new PublishedScheme("input-scheme", "INVESTMENT")
                .item("A", "BASIC", "10", "HIGHER", "REV")
                .publish();
        BudgetTopics topics = new BudgetTopics("input-e", "input-e-chart");
        topics.chartChanged("REV - FLOW MONEY");
        topics.hospitalChanged();
        topics.centreChanged("H", "INVESTMENT", null);
        topics.cellChanged("H", "REV", "2025-02", "10", "10");
        Api.put(Tokens.of("budget-office"), "input-e/adoptions/2025", """
                {"schemes":[{"centreType":"INVESTMENT","periods":["QUARTER"],"scheme":"input-scheme","version":1}]}""");
        long sequence = topics.watermark();
        String card = "input-e/scorecards/H/2025-Q1?afterSequence=" + sequence + "&waitMs=30000";
        assertEquals(
                "100.00",
                Api.get(EVALUATOR, card).body().path("score").decimalValue().toPlainString());
        Api.put(EVALUATOR, "input-e/inputs/H/2025-Q1/A", "{\"actual\":20,\"target\":16,\"evidence\":\"audited\"}");
        assertEquals(
                "125.00",
                Api.get(EVALUATOR, card).body().path("score").decimalValue().toPlainString());
        assertEquals(
                new BigDecimal("20.000000"),
                Api.get(EVALUATOR, "input-e/scorecards/H/2025-Q2?waitMs=100")
                        .body()
                        .path("items")
                        .get(0)
                        .path("prior")
                        .decimalValue(),
                "the next quarter compares itself with what was entered");
    }
}
