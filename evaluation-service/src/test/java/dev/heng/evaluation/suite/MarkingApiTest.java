package dev.heng.evaluation.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heng.evaluation.sql.Sql;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Marking against recomputing everything: after random events no scorecard may come out otherwise when all of them are computed again.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class MarkingApiTest {
    private static final String HOSPITAL = "marking";
    private static final String OFFICE = Tokens.of("budget-office");
    private static final long SEED = 20_261_122;
    private static final int ROUNDS = 25;
    private static final int STEPS = 6;
    private static final List<String> CENTRES = List.of("H", "A", "B", "A1", "A2");
    private static final List<String> SUBJECTS = List.of("REV", "REV_OP", "EXP", "BED");

    @Inject
    Sql sql;

    private final Random random = new Random(SEED);
    private final BudgetTopics topics = new BudgetTopics(HOSPITAL, "marking-chart");

    private static void publish(String code, String type) {
        String revenue = PublishedScheme.measure("REV");
        new PublishedScheme(code, type)
                .scoring("{\"method\":\"ACHIEVEMENT\",\"floor\":0,\"cap\":120}")
                .item("SUM", "BASIC", "10", "HIGHER", revenue)
                .item(
                        "GROWTH",
                        "BASIC",
                        "10",
                        "HIGHER",
                        PublishedScheme.op(
                                "div", revenue, PublishedScheme.op("actual", PublishedScheme.prior(revenue))))
                .item("YTD", "BASIC", "5", "HIGHER", PublishedScheme.op("ytd", PublishedScheme.measure("EXP")))
                .item(
                        "SHARE",
                        "AUXILIARY",
                        "5",
                        "HIGHER",
                        PublishedScheme.op(
                                "coalesce",
                                PublishedScheme.op("share_of_parent", revenue),
                                PublishedScheme.number("1")))
                .item(
                        "STAY",
                        "AUXILIARY",
                        "5",
                        "HIGHER",
                        PublishedScheme.op("avg_balance", PublishedScheme.measure("BED")))
                .modifier("RATED", "100")
                .veto("EVENT")
                .publish();
    }

    private Map<String, String> cards(long sequence) {
        Map<String, String> cards = new TreeMap<>();
        String after = "";
        do {
            JsonNode page = Api.get(
                            OFFICE,
                            HOSPITAL + "/scorecards?limit=500&afterSequence=" + sequence + "&waitMs=30000" + after)
                    .body();
            assertTrue(page.has("items"), page.toString());
            page.path("items").forEach(card -> {
                String key =
                        card.path("centre").asText() + " " + card.path("period").asText();
                ((com.fasterxml.jackson.databind.node.ObjectNode) card).remove(List.of("asOf", "computedAt"));
                cards.put(key, card.toString());
            });
            after = page.path("next").isNull()
                    ? null
                    : "&after=" + page.path("next").asText();
        } while (after != null);
        return cards;
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String month() {
        return "%d-%02d".formatted(2024 + random.nextInt(2), 1 + random.nextInt(12));
    }

    private String amount() {
        int kind = random.nextInt(6);
        return kind == 0 ? null : kind == 1 ? "0" : "%d.%02d".formatted(1 + random.nextInt(50), random.nextInt(100));
    }

    private void step() {
        switch (random.nextInt(12)) {
            case 0 -> topics.periodChanged(month(), random.nextBoolean() ? "CLOSED" : "OPEN");
            case 1 -> move();
            case 2 -> rate();
            case 3 -> adopt();
            default -> topics.cellChanged(pick(CENTRES), pick(SUBJECTS), month(), amount(), amount());
        }
    }

    private void move() {
        String centre = pick(List.of("A1", "A2"));
        String day = month() + "-01";
        topics.intervalsChanged(
                centre,
                BudgetTopics.interval(
                        null, java.time.LocalDate.parse(day).minusDays(1).toString(), "REVENUE", "A"),
                BudgetTopics.interval(day, null, "REVENUE", pick(List.of("A", "B", "H"))));
    }

    private void rate() {
        String period = pick(List.of("2024-Q4", "2025-Q1", "2025-Q2", "2025"));
        boolean isOverride = random.nextBoolean();
        Api.put(
                Tokens.of("evaluator"),
                HOSPITAL + "/inputs/" + pick(CENTRES) + "/" + period + "/" + (isOverride ? "SUM" : "RATED"),
                isOverride
                        ? "{\"actual\":%d,\"evidence\":\"x\"}".formatted(random.nextInt(90))
                        : "{\"rating\":%d}".formatted(random.nextInt(101)));
    }

    private void adopt() {
        String own = random.nextBoolean()
                ? ""
                : ",{\"centre\":\"A\",\"periods\":[\"QUARTER\"],\"scheme\":\"marking-revenue\",\"version\":1}";
        var answer = Api.put(OFFICE, HOSPITAL + "/adoptions/2025", """
                {"schemes":[{"centreType":"INVESTMENT","periods":["QUARTER","YEAR"],"scheme":"marking-investment","version":1},
                {"centreType":"REVENUE","periods":["QUARTER","YEAR"],"scheme":"marking-revenue","version":1}%s]}""".formatted(own));
        assertTrue(answer.status() < 300, answer.body().toString());
    }

    @Test
    void markingFindsEverythingThatRecomputingAllWouldFind() {
        publish("marking-investment", "INVESTMENT");
        publish("marking-revenue", "REVENUE");
        adopt();
        topics.chartChanged("REV - FLOW MONEY", "REV_OP REV FLOW MONEY", "EXP - FLOW MONEY", "BED - STOCK BED");
        topics.hospitalChanged();
        topics.centreChanged("H", "INVESTMENT", null);
        for (String centre : List.of("A", "B")) {
            topics.centreChanged(centre, "REVENUE", "H");
        }
        for (String centre : List.of("A1", "A2")) {
            topics.centreChanged(centre, "REVENUE", "A");
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (int step = 0; step < STEPS; step++) {
                step();
            }
            long sequence = topics.watermark();
            Map<String, String> marked = cards(sequence);
            assertEquals(25, marked.size(), marked.keySet().toString());
            sql.update("""
                    insert into mark (hospital, centre, period, class)
                    select distinct e.hospital, i.centre, e.period, 'STRUCTURE' from evaluated_period e
                    join centre_interval i on i.hospital = e.hospital where e.hospital = ?""", HOSPITAL);
            assertEquals(marked, cards(sequence), "seed " + SEED + ", round " + round);
        }
    }
}
