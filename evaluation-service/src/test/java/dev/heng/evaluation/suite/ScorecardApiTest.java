package dev.heng.evaluation.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Reading scorecards: freshness, scope, lists, and that nothing is written that did not change. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ScorecardApiTest {
    private static final String OFFICE = Tokens.of("budget-office");

    private static BudgetTopics hospital(String code) {
        for (String type : List.of("INVESTMENT", "REVENUE")) {
            new PublishedScheme("cards-" + type.toLowerCase(Locale.ROOT), type)
                    .item("A", "BASIC", "10", "HIGHER", "REV")
                    .item(
                            "S",
                            "AUXILIARY",
                            "5",
                            "HIGHER",
                            PublishedScheme.op("closing", PublishedScheme.measure("BED")))
                    .publish();
        }
        BudgetTopics topics = new BudgetTopics(code, code + "-chart");
        topics.chartChanged("REV - FLOW MONEY", "BED - STOCK BED");
        topics.hospitalChanged();
        topics.centreChanged("H", "INVESTMENT", null);
        topics.centreChanged("D1", "REVENUE", "H");
        topics.centreChanged("D2", "REVENUE", "H");
        var adopted = Api.put(OFFICE, code + "/adoptions/2025", """
                {"schemes":[{"centreType":"INVESTMENT","periods":["QUARTER","YEAR"],"scheme":"cards-investment","version":1},
                {"centreType":"REVENUE","periods":["QUARTER"],"scheme":"cards-revenue","version":1}]}""");
        assertEquals(201, adopted.status(), adopted.body().toString());
        for (String centre : List.of("D1", "D2")) {
            topics.cellChanged(centre, "REV", "2025-01", "10", "10");
            topics.cellChanged(centre, "BED", "2025-03", "5", "5");
        }
        return topics;
    }

    private static String at(long sequence) {
        return "?afterSequence=" + sequence + "&waitMs=30000";
    }

    @Test
    void duplicatesAndStaleEventsChangeNothing() {
        BudgetTopics topics = hospital("cards-same");
        var first = Api.get(OFFICE, "cards-same/scorecards/H/2025-Q1" + at(topics.watermark()));
        assertEquals(
                "COMPLETE", first.body().path("status").asText(), first.body().toString());
        topics.sent().forEach(topics::resend);
        var again = Api.get(OFFICE, "cards-same/scorecards/H/2025-Q1" + at(topics.watermark()));
        assertEquals(first.raw().header("ETag"), again.raw().header("ETag"));
        assertEquals(first.body().path("computedAt"), again.body().path("computedAt"));
        assertTrue(again.body().path("asOf").path("ledgerSequence").asLong()
                > first.body().path("asOf").path("ledgerSequence").asLong());
        topics.cellChanged("D2", "REV", "2025-02", "2", null);
        var changed = Api.get(OFFICE, "cards-same/scorecards/H/2025-Q1" + at(topics.watermark()));
        assertNotEquals(first.raw().header("ETag"), changed.raw().header("ETag"));
    }

    @Test
    void aStockThatACentreOnceHadIsMissingByName() {
        BudgetTopics topics = hospital("cards-stock");
        topics.cellChanged("D1", "BED", "2025-06", "5", "5");
        topics.cellChanged("D1", "REV", "2025-04", "5", "5");
        var answer = Api.get(OFFICE, "cards-stock/scorecards/H/2025-Q2" + at(topics.watermark()));
        JsonNode stock = answer.body().path("items").get(1);
        assertEquals("MISSING", stock.path("status").asText());
        assertEquals("D2", stock.path("reasons").get(0).path("centre").asText());
        assertEquals("2025-06", stock.path("reasons").get(0).path("period").asText());
    }

    @Test
    void aPeriodIsRolledUpByTheTreeOfItsLastDay() {
        BudgetTopics topics = hospital("cards-tree");
        topics.intervalsChanged(
                "D2",
                BudgetTopics.interval(null, "2025-02-28", "REVENUE", "H"),
                BudgetTopics.interval("2025-03-01", null, "REVENUE", "D1"));
        topics.cellChanged("D2", "REV", "2025-04", "7", "7");
        long sequence = topics.watermark();
        var d1 = Api.get(OFFICE, "cards-tree/scorecards/D1/2025-Q1" + at(sequence));
        assertEquals(
                "20.000000",
                d1.body().path("items").get(0).path("actual").decimalValue().toPlainString());
        topics.intervalsChanged("D2", BudgetTopics.interval("2025-04-01", null, "REVENUE", "D1"));
        sequence = topics.watermark();
        d1 = Api.get(OFFICE, "cards-tree/scorecards/D1/2025-Q1" + at(sequence));
        assertEquals(
                "10.000000",
                d1.body().path("items").get(0).path("actual").decimalValue().toPlainString());
        assertEquals(
                404,
                Api.get(
                                OFFICE,
                                "cards-tree/scorecards/D2/2025-Q1"
                                        + at(sequence).replace("30000", "0"))
                        .status());
    }

    @Test
    void officersSeeTheirOwnCentresOnly() {
        BudgetTopics topics = hospital("cards-scope");
        long sequence = topics.watermark();
        String officer = Tokens.officer("cards-scope", "D1");
        assertEquals(
                200,
                Api.get(officer, "cards-scope/scorecards/D1/2025-Q1" + at(sequence))
                        .status());
        assertEquals(
                "CENTRE_OUT_OF_SCOPE",
                Api.get(officer, "cards-scope/scorecards/D2/2025-Q1").code());
        assertEquals(
                "HOSPITAL_OUT_OF_SCOPE",
                Api.get(officer, "cards-same/scorecards/D1/2025-Q1").code());
        TreeSet<String> centres = new TreeSet<>();
        Api.get(officer, "cards-scope/scorecards")
                .body()
                .path("items")
                .forEach(item -> centres.add(item.path("centre").asText()));
        assertEquals(new TreeSet<>(List.of("D1")), centres);
        assertEquals(
                "FORBIDDEN_ROLE",
                Api.get(Tokens.of("connector"), "cards-scope/scorecards").code());
    }

    @Test
    void listsPageAndNarrow() {
        BudgetTopics topics = hospital("cards-list");
        long sequence = topics.watermark();
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = Api.get(OFFICE, "cards-list/scorecards" + at(sequence) + "&limit=4" + after)
                    .body();
            page.path("items")
                    .forEach(item -> seen.add(item.path("period").asText() + " "
                            + item.path("centre").asText()));
            after = page.path("next").isNull()
                    ? null
                    : "&after=" + page.path("next").asText();
        } while (after != null);
        assertEquals(13, seen.size(), seen.toString());
        assertEquals(seen, seen.stream().sorted().toList());
        assertEquals(
                3,
                Api.get(OFFICE, "cards-list/scorecards?period=2025-Q1")
                        .body()
                        .path("items")
                        .size());
        assertEquals(
                8,
                Api.get(OFFICE, "cards-list/scorecards?centreType=REVENUE")
                        .body()
                        .path("items")
                        .size());
        assertEquals(
                3,
                Api.get(OFFICE, "cards-list/scorecards?grade=EXCELLENT&period=2025-Q1")
                        .body()
                        .path("items")
                        .size());
    }

    @Test
    void badQuestionsAreRefused() {
        assertEquals(
                "MONTH_NOT_EVALUATED",
                Api.get(OFFICE, "cards-x/scorecards/H/2025-01").violations());
        assertEquals(
                "INVALID_PERIOD",
                Api.get(OFFICE, "cards-x/scorecards/H/2025-Q5").violations());
        assertEquals(
                "OUT_OF_RANGE",
                Api.get(OFFICE, "cards-x/scorecards/H/2025?waitMs=30001").violations());
        assertEquals(
                "OUT_OF_RANGE",
                Api.get(OFFICE, "cards-x/scorecards/H/2025?afterSequence=-1").violations());
        assertEquals(
                "UNKNOWN_VALUE", Api.get(OFFICE, "cards-x/scorecards?grade=A").violations());
        assertEquals(
                "INVALID_CURSOR", Api.get(OFFICE, "cards-x/scorecards?after=x").violations());
        assertEquals(
                "NOT_YET_APPLIED",
                Api.get(OFFICE, "cards-x/scorecards/H/2025?afterSequence=9000000000000000&waitMs=50")
                        .code());
        assertEquals("NOT_FOUND", Api.get(OFFICE, "cards-x/scorecards/H/2025").code());
        assertNull(Api.get(OFFICE, "cards-x/scorecards").body().path("next").textValue());
    }
}
