package dev.heng.evaluation.suite;

import static dev.heng.evaluation.suite.PublishedScheme.measure;
import static dev.heng.evaluation.suite.PublishedScheme.number;
import static dev.heng.evaluation.suite.PublishedScheme.op;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/** Golden table A of the evaluation page through the whole service: events, adoption, ratings, scorecard, explanation. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class GoldenTableApiTest {
    private static final String[] RATIO = {
        "F01 16.419453",
        "F02 17.374987",
        "F04 15.614244",
        "F11 15.941489",
        "F09 15.702128",
        "P02 6.633987",
        "P01 6.761111",
        "L02 6.970833"
    };
    private static final String[] ACHIEVEMENT = {
        "F01 17.623100",
        "F02 17.374987",
        "F04 15.614244",
        "F11 15.941489",
        "F09 15.702128",
        "P02 6.699346",
        "P01 6.761111",
        "L02 6.970833"
    };

    private static PublishedScheme scheme(String code, String scoring) {
        return new PublishedScheme(code, "INVESTMENT")
                .scoring(scoring)
                .item(
                        "F01",
                        "BASIC",
                        "10",
                        "LOWER",
                        op("mul", op("div", measure("LIAB"), measure("ASSET")), number("100")))
                .item("F02", "BASIC", "10", "HIGHER", "REV")
                .item("F04", "BASIC", "9", "HIGHER", op("add", measure("REV_A"), measure("REV_B")))
                .item("F11", "BASIC", "9", "HIGHER", "F11_M")
                .item("F09", "BASIC", "9", "HIGHER", "F09_M")
                .item("P02", "AUXILIARY", "10", "LOWER", "P02_M")
                .item("P01", "AUXILIARY", "10", "HIGHER", "P01_M")
                .item("L02", "AUXILIARY", "10", "HIGHER", "L02_M")
                .modifier("C01", "50")
                .modifier("L01", "30")
                .modifier("P03", "20")
                .veto("V01")
                .publish();
    }

    private static BudgetTopics hospital(String code) {
        BudgetTopics topics = new BudgetTopics(code, code + "-chart");
        topics.chartChanged(
                "LIAB - STOCK MONEY",
                "ASSET - STOCK MONEY",
                "REV - FLOW MONEY",
                "REV_A REV FLOW MONEY",
                "REV_B REV FLOW MONEY",
                "F11_M - FLOW MONEY",
                "F09_M - FLOW MONEY",
                "P02_M - FLOW MONEY",
                "P01_M - FLOW MONEY",
                "L02_M - FLOW MONEY");
        topics.hospitalChanged();
        topics.centreChanged("H", "INVESTMENT", null);
        topics.centreChanged("D1", "REVENUE", "H");
        topics.cellChanged("H", "LIAB", "2025-12", "27.01", "28.00");
        topics.cellChanged("H", "ASSET", "2025-12", "100", "100");
        topics.cellChanged("D1", "REV_A", "2025-03", "1000.6", "900");
        topics.cellChanged("H", "REV_B", "2025-07", "936", "1000");
        topics.cellChanged("H", "REV", "2025-08", "156", "150");
        topics.cellChanged("H", "F11_M", "2025-01", "3.33", "3.20");
        topics.cellChanged("H", "F09_M", "2025-01", "1.64", "1.60");
        topics.cellChanged("H", "P02_M", "2025-01", "101.50", "102.00");
        topics.cellChanged("H", "P01_M", "2025-01", "12.17", "12.00");
        topics.cellChanged("H", "L02_M", "2025-01", "1673", "1600");
        return topics;
    }

    private static void rate(String hospital) {
        var answer = Api.post(Tokens.of("evaluator"), hospital + "/inputs", """
                {"items":[{"centre":"H","period":"2025","indicator":"C01","rating":92},
                {"centre":"H","period":"2025","indicator":"L01","rating":88},
                {"centre":"H","period":"2025","indicator":"P03","rating":95}]}""");
        assertEquals(200, answer.status(), answer.body().toString());
    }

    private static void adopt(String hospital, String scheme) {
        var answer = Api.put(Tokens.of("budget-office"), hospital + "/adoptions/2025", """
                {"schemes":[{"centreType":"INVESTMENT","periods":["QUARTER","YEAR"],"scheme":"%s","version":1}]}""".formatted(scheme));
        assertEquals(201, answer.status(), answer.body().toString());
    }

    private static JsonNode card(String hospital, long sequence) {
        var answer = Api.get(
                Tokens.of("auditor"), hospital + "/scorecards/H/2025?afterSequence=" + sequence + "&waitMs=30000");
        assertEquals(200, answer.status(), answer.body().toString());
        return answer.body();
    }

    private static JsonNode item(JsonNode card, String indicator) {
        for (JsonNode item : card.path("items")) {
            if (item.path("indicator").asText().equals(indicator)) {
                return item;
            }
        }
        throw new AssertionError("no item " + indicator + " in " + card);
    }

    private static void assertContributions(JsonNode card, String[] expected) {
        for (String line : expected) {
            String[] parts = line.split(" ");
            assertEquals(
                    parts[1],
                    item(card, parts[0])
                            .path("contribution")
                            .decimalValue()
                            .setScale(6, RoundingMode.HALF_UP)
                            .toPlainString(),
                    parts[0]);
        }
    }

    private static void assertFigure(String expected, JsonNode card, String member) {
        assertEquals(
                new BigDecimal(expected),
                card.path(member).decimalValue().setScale(new BigDecimal(expected).scale(), RoundingMode.HALF_UP),
                member);
    }

    @Test
    void ratioGivesTheFirstRow() {
        BudgetTopics topics = hospital("golden-ratio");
        scheme("golden-ratio", "{\"method\":\"RATIO\"}");
        adopt("golden-ratio", "golden-ratio");
        rate("golden-ratio");
        JsonNode card = card("golden-ratio", topics.watermark());
        assertContributions(card, RATIO);
        assertFigure("81.0523", card, "basic");
        assertFigure("20.3659", card, "auxiliary");
        assertFigure("101.4182", card, "composite");
        assertFigure("0.9140", card, "modifier");
        assertFigure("92.6963", card, "exact");
        assertEquals("92.70", card.path("score").decimalValue().toPlainString());
        assertEquals("GOOD", card.path("grade").asText());
        assertEquals("良好", card.path("gradeName").asText());
        assertEquals("COMPLETE", card.path("status").asText());
        assertTrue(card.path("exact").decimalValue().scale() >= 10);
        assertTrue(card.path("asOf").path("planVersion").asLong() >= 1);
        assertNull(item(card, "F02").path("prior").numberValue());
    }

    @Test
    void achievementGivesTheSecondRowAndAVetoKeepsTheUnvetoedScore() {
        BudgetTopics topics = hospital("golden-directed");
        scheme("golden-directed", "{\"method\":\"ACHIEVEMENT\",\"floor\":0,\"cap\":120}");
        adopt("golden-directed", "golden-directed");
        rate("golden-directed");
        long sequence = topics.watermark();
        JsonNode card = card("golden-directed", sequence);
        assertContributions(card, ACHIEVEMENT);
        assertEquals("93.86", card.path("score").decimalValue().toPlainString());
        var veto = Api.put(
                Tokens.of("evaluator"), "golden-directed/inputs/H/2025/V01", "{\"veto\":true,\"evidence\":\"report\"}");
        assertEquals(201, veto.status(), veto.body().toString());
        JsonNode vetoed = card("golden-directed", sequence);
        assertEquals("0.00", vetoed.path("score").decimalValue().toPlainString());
        assertEquals("BAD", vetoed.path("grade").asText());
        assertEquals("VETOED", vetoed.path("flags").get(0).asText());
        assertFigure("93.8561", vetoed, "modified");
    }

    @Test
    void quartersWithoutFiguresAreIncompleteAndNameWhatIsMissing() {
        BudgetTopics topics = hospital("golden-quarter");
        scheme("golden-quarter", "{\"method\":\"RATIO\"}");
        adopt("golden-quarter", "golden-quarter");
        long sequence = topics.watermark();
        var answer = Api.get(
                Tokens.of("auditor"),
                "golden-quarter/scorecards/H/2025-Q2?afterSequence=" + sequence + "&waitMs=30000");
        assertEquals("INCOMPLETE", answer.body().path("status").asText());
        assertTrue(answer.body().path("score").isNull());
        JsonNode missing = item(answer.body(), "F01");
        assertEquals("MISSING", missing.path("status").asText());
        assertEquals("NO_BALANCE", missing.path("reasons").get(0).path("code").asText());
        assertEquals(
                "NO_FIGURE",
                item(answer.body(), "F02").path("reasons").get(0).path("code").asText());
        topics.periodChanged("2025-04", "CLOSED");
        topics.periodChanged("2025-05", "CLOSED");
        topics.periodChanged("2025-06", "CLOSED");
        sequence = topics.watermark();
        answer = Api.get(
                Tokens.of("auditor"),
                "golden-quarter/scorecards/H/2025-Q2?afterSequence=" + sequence + "&waitMs=30000");
        JsonNode closed = item(answer.body(), "F02");
        assertEquals(0, closed.path("actual").decimalValue().signum());
        assertEquals("NOT_SCORABLE", closed.path("status").asText());
    }

    @Test
    void theExplanationGoesDownToFiguresAndEntriesAndHidesForeignCentres() {
        BudgetTopics topics = hospital("golden-explained");
        scheme("golden-explained", "{\"method\":\"RATIO\"}");
        adopt("golden-explained", "golden-explained");
        rate("golden-explained");
        long sequence = topics.watermark();
        String path =
                "golden-explained/scorecards/H/2025/items/F04/explanation?afterSequence=" + sequence + "&waitMs=30000";
        JsonNode explained = Api.get(Tokens.of("auditor"), path).body();
        JsonNode root = explained.path("trees").path("actual");
        assertEquals("REV_A + REV_B", root.path("text").asText());
        assertEquals(new BigDecimal("1936.600000"), root.path("value").decimalValue());
        JsonNode leaf = root.path("children").get(0);
        assertEquals("REV_A", leaf.path("code").asText());
        assertEquals("2025-03", leaf.path("figures").get(0).path("month").asText());
        assertEquals(
                "/api/budget/v1/hospitals/golden-explained/entries?centre=H&subject=REV_A&from=2025-01&to=2025-12&rollup=true"
                        + "&space=SUBTREE&figure=EXECUTED",
                leaf.path("entries").asText());
        assertTrue(explained.path("steps").size() >= 3, explained.toString());
        var hidden = Api.get(Tokens.officer("golden-explained", "D1"), path);
        assertEquals("CENTRE_OUT_OF_SCOPE", hidden.code());
        assertFalse(Api.get(Tokens.officer("golden-explained", "H"), path)
                .body()
                .path("trees")
                .isEmpty());
    }
}
