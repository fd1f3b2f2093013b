package dev.heng.e2e;

import static dev.heng.e2e.Amounts.assertSame;
import static dev.heng.e2e.StoryHospital.WHOLE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heng.e2e.Yardstick.Measured;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The administrator founds a hospital, the budget office takes over its budget and adopts a scheme, evaluators rate, the HIS posts; then
 * everybody can read what the hospital is worth and why, down to the single posting.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FromPostingToExplanationJourney {
    private static final String SURGERY = "C-SURG";
    private static final String LABORATORY = "T-LAB";
    private static final BigDecimal RATING = new BigDecimal("91.5");
    private static final Measured SURGERY_PLAN = Measured.of("300000", "210000", "40");
    private static final Measured LABORATORY_PLAN = Measured.of("90000.01", "60000", "3");
    private static final Measured SURGERY_ACTUAL = Measured.of("312345.6789", "205000.50", "38");
    private static final Measured LABORATORY_ACTUAL = Measured.of("88000", "61234.5", "3");

    private RunningSuite suite;
    private StoryHospital hospital;
    private long sequence;

    @BeforeAll
    void theFirstQuarterIsPlannedRatedAndPosted(RunningSuite running) {
        suite = running;
        Yardstick yardstick = running.yardstick();
        hospital = StoryHospital.found(running, "e2e-posting", Yardstick.CHART, List.of(SURGERY, LABORATORY));
        hospital.open(
                        2025,
                        Stream.of(plan(SURGERY, SURGERY_PLAN), plan(LABORATORY, LABORATORY_PLAN))
                                .flatMap(List::stream)
                                .toList())
                .ok();
        running.as(Account.OFFICE)
                .put(hospital.evaluation("/adoptions/2025"), yardstick.adoption())
                .ok();
        for (String centre : List.of(WHOLE, SURGERY, LABORATORY)) {
            running.as(Account.EVALUATOR)
                    .put(hospital.evaluation(input(centre, "2025-Q1")), Map.of("rating", RATING))
                    .ok();
        }
        Answer document = hospital.post(
                "march-surgery",
                Line.of("s1", SURGERY, "INCOME_OP", "2025-01-15", "300000"),
                Line.of("s2", SURGERY, "INCOME_IP", "2025-02-28", "12500.6789"),
                Line.of("s3", SURGERY, "INCOME_IP", "2025-03-01", "-155"),
                Line.of("s4", SURGERY, "COST", "2025-03-31", "205000.50"),
                Line.of("s5", SURGERY, "BEDS", "2025-03-31", "38"),
                Line.of("s6", SURGERY, "BEDS", "2025-03-30", "41"));
        assertEquals(6, document.ok().count("recorded"), document::toString);
        Answer rows = hospital.postRows(
                "march-laboratory",
                Line.of("l1", LABORATORY, "INCOME", "2025-02-10", "88000"),
                Line.of("l2", LABORATORY, "COST", "2025-01-31", "61234.5"),
                Line.of("l3", LABORATORY, "BEDS", "2025-03-31", "3"));
        assertEquals(3, rows.ok().count("recorded"), rows::toString);
        assertTrue(rows.sequence() > document.sequence(), "the sequence of a hospital only grows");
        sequence = rows.sequence();
    }

    @Test
    void theScorecardReflectsEverythingThatWasPosted() {
        Yardstick.assertMeasured(
                SURGERY_ACTUAL.plus(LABORATORY_ACTUAL),
                SURGERY_PLAN.plus(LABORATORY_PLAN),
                RATING,
                scorecard(WHOLE, "2025-Q1"));
        Yardstick.assertMeasured(SURGERY_ACTUAL, SURGERY_PLAN, RATING, scorecard(SURGERY, "2025-Q1"));
        Yardstick.assertMeasured(LABORATORY_ACTUAL, LABORATORY_PLAN, RATING, scorecard(LABORATORY, "2025-Q1"));
        assertTrue(
                scorecard(WHOLE, "2025-Q1").path("asOf").path("ledgerSequence").asLong() >= sequence,
                "the scorecard tells which figures it has seen");
    }

    @Test
    void everyLeafOfTheExplanationLeadsToTheEntriesThatAddUpToIt() {
        for (String centre : List.of(WHOLE, SURGERY)) {
            for (String indicator : List.of(Yardstick.INCOME, Yardstick.SURPLUS, Yardstick.COST_PER_BED)) {
                scorecard(centre, "2025-Q1");
                Explanation explanation = new Explanation(hospital.explanation(centre, "2025-Q1", indicator));
                assertFalse(explanation.leaves().isEmpty(), explanation::toString);
                for (Explanation.Leaf leaf : explanation.leaves()) {
                    List<JsonNode> entries = suite.as(Account.OFFICE).list(leaf.entries());
                    assertFalse(entries.isEmpty(), leaf::toString);
                    assertSame(leaf.value(), sumOfDeltas(entries), centre + " " + indicator + " " + leaf);
                }
            }
        }
    }

    @Test
    void theExplanationBeginsWithTheFiguresOfTheScorecard() {
        JsonNode item = Yardstick.item(scorecard(SURGERY, "2025-Q1"), Yardstick.SURPLUS);
        Explanation explanation = new Explanation(hospital.explanation(SURGERY, "2025-Q1", Yardstick.SURPLUS));
        Amounts.assertSameToTenDecimals(
                Amounts.of(item.path("actual")), explanation.value("actual"), "explained actual");
        Amounts.assertSameToTenDecimals(
                Amounts.of(item.path("budget")), explanation.value("budget"), "explained budget");
    }

    @Test
    void aRatingIsInTheScorecardThatIsReadAfterIt() {
        Client evaluator = suite.as(Account.EVALUATOR);
        hospital.post("june", Line.of("j1", LABORATORY, "INCOME", "2025-06-30", "1"))
                .ok();
        JsonNode before = scorecard(LABORATORY, "2025-Q2");
        assertEquals("INCOMPLETE", before.path("status").asText(), before::toString);
        assertTrue(before.path("score").isNull() && before.path("grade").isNull(), before::toString);
        evaluator
                .put(hospital.evaluation(input(LABORATORY, "2025-Q2")), Map.of("rating", 77))
                .ok();
        JsonNode after = suite.as(Account.OFFICE)
                .get(hospital.evaluation("/scorecards/" + LABORATORY + "/2025-Q2"))
                .ok()
                .body();
        assertSame(new BigDecimal("0.77"), Amounts.of(after.path("modifier")), "modifier");
    }

    @Test
    void aMonthIsAnalysedButNeverEvaluated() {
        suite.as(Account.OFFICE)
                .get(hospital.evaluation("/scorecards/H/2025-03"))
                .refused(400, "INVALID_REQUEST");
        suite.as(Account.EVALUATOR)
                .put(hospital.evaluation(input(WHOLE, "2025-03")), Map.of("rating", RATING))
                .refused(400, "INVALID_REQUEST");
        Map<String, Object> monthly = Map.of(
                "centreType", "INVESTMENT", "periods", List.of("MONTH"), "scheme", "hospital-article", "version", 1);
        suite.as(Account.OFFICE)
                .put(hospital.evaluation("/adoptions/2026"), Map.of("schemes", List.of(monthly)))
                .refused(400, "INVALID_REQUEST");
    }

    private JsonNode scorecard(String centre, String period) {
        return hospital.scorecard(centre, period, sequence).ok().body();
    }

    private static String input(String centre, String period) {
        return "/inputs/%s/%s/%s".formatted(centre, period, Yardstick.SATISFACTION);
    }

    private static List<Line> plan(String centre, Measured plan) {
        return List.of(
                Line.of("", centre, "INCOME", "2025-03-01", plan.income().toPlainString()),
                Line.of("", centre, "COST", "2025-03-01", plan.cost().toPlainString()),
                Line.of("", centre, "BEDS", "2025-03-01", plan.beds().toPlainString()));
    }

    private static BigDecimal sumOfDeltas(List<JsonNode> entries) {
        return Amounts.sum(
                entries.stream().map(entry -> Amounts.of(entry.path("delta"))).toList());
    }
}
