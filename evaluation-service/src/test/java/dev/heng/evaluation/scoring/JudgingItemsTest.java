package dev.heng.evaluation.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.evaluation.formula.ReasonCode;
import dev.heng.evaluation.formula.Value;
import dev.heng.evaluation.scoring.ScoringMethod.Ratio;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The order of judgement and the policies for missing data and zero targets, seen on one item X beside a complete Y. */
class JudgingItemsTest {

    @ParameterizedTest
    @CsvSource({
        // actual, budget, status, reasons
        "-, -, MISSING,      NO_FIGURE",
        "-, !, MISSING,      NO_FIGURE ZERO_DENOMINATOR",
        "-, 0, MISSING,      NO_FIGURE",
        "-, 5, MISSING,      NO_FIGURE",
        "!, -, NOT_SCORABLE, ZERO_DENOMINATOR NO_FIGURE",
        "!, !, NOT_SCORABLE, ZERO_DENOMINATOR",
        "!, 0, NOT_SCORABLE, ZERO_DENOMINATOR",
        "!, 5, NOT_SCORABLE, ZERO_DENOMINATOR",
        "5, -, MISSING,      NO_FIGURE",
        "5, !, NOT_SCORABLE, ZERO_DENOMINATOR",
        "5, 0, NOT_SCORABLE, ZERO_TARGET",
        "0, 0, NOT_SCORABLE, ZERO_TARGET"
    })
    void theActualIsJudgedBeforeTheBudgetAndZeroLast(String actual, String budget, ItemStatus status, String reasons) {
        Scorecard card = beside(actual, budget, "").score();
        ScoredItem item = Schemes.item(card, "X");
        assertEquals(status, item.status());
        assertEquals(codes(reasons), Schemes.codes(item));
        assertNull(item.points());
        assertNull(item.contribution());
        assertIncomplete(card);
    }

    @Test
    void aReasonNamesMeasureCentrePeriodAndScenario() {
        ScoredItem item = Schemes.item(beside("-", "5", "").score(), "X");
        assertEquals(
                "Reason[code=NO_FIGURE, measure=X_MEASURE, centre=C-CARD, period=2026-Q1, scenario=ACTUAL]",
                item.reasons().getFirst().toString());
    }

    @ParameterizedTest
    @CsvSource({
        // policy, actual, budget, prior, status, points, reasons
        "MANUAL,              0, 0, 4, NOT_SCORABLE,    , ZERO_TARGET",
        "EXEMPT,              3, 0, 4, EXEMPT,          , ZERO_TARGET",
        "EXEMPT,              0, 0, 4, EXEMPT,          , ZERO_TARGET",
        "FULL_IF_ZERO_ACTUAL, 0, 0, 4, SCORED,       100,",
        "FULL_IF_ZERO_ACTUAL, 3, 0, 4, NOT_SCORABLE,    , ZERO_TARGET",
        "USE_PRIOR,           3, 0, 4, SCORED,        75, PRIOR_AS_TARGET",
        "USE_PRIOR,           3, 0, 0, NOT_SCORABLE,    , ZERO_TARGET",
        "USE_PRIOR,           3, 0, -, MISSING,         , NO_FIGURE",
        "USE_PRIOR,           3, 0, !, NOT_SCORABLE,    , ZERO_DENOMINATOR",
        "USE_PRIOR,           3, 6, 4, SCORED,        50,"
    })
    void aZeroTargetFollowsItsPolicy(
            ZeroTarget zero,
            String actual,
            String budget,
            String prior,
            ItemStatus status,
            String points,
            String reasons) {
        Schemes table = beside(actual, budget, "zero=" + zero);
        Scorecard card = table.knowing(withPrior(table, prior)).score();
        ScoredItem item = Schemes.item(card, "X");
        assertEquals(status, item.status());
        assertEquals(codes(reasons), Schemes.codes(item));
        assertPoints(points, item);
        assertNull(budget.equals("0") ? item.ratio() : null);
        assertEquals(0, Schemes.decimal(budget).compareTo(item.budget()));
        boolean isComplete = status == ItemStatus.SCORED || status == ItemStatus.EXEMPT;
        assertEquals(isComplete ? ScorecardStatus.COMPLETE : ScorecardStatus.INCOMPLETE, card.status());
    }

    @ParameterizedTest
    @CsvSource({
        // policy, actual, budget, prior, status, points, card, reasons
        "REQUIRED,      -, 5, 4, MISSING,         , INCOMPLETE, NO_FIGURE",
        "ZERO,          -, 5, 4, MISSING,        0, COMPLETE,   NO_FIGURE COUNTED_AS_ZERO",
        "ZERO,          5, 0, 4, NOT_SCORABLE,   0, COMPLETE,   ZERO_TARGET COUNTED_AS_ZERO",
        "CARRY_FORWARD, -, 5, 4, SCORED,        80, COMPLETE,   CARRIED_FORWARD",
        "CARRY_FORWARD, -, 5, -, MISSING,         , INCOMPLETE, NO_FIGURE",
        "CARRY_FORWARD, -, -, 4, MISSING,         , INCOMPLETE, NO_FIGURE CARRIED_FORWARD",
        "CARRY_FORWARD, 5, -, 4, MISSING,         , INCOMPLETE, NO_FIGURE",
        "CARRY_FORWARD, !, 5, 4, NOT_SCORABLE,    , INCOMPLETE, ZERO_DENOMINATOR",
        "EXEMPT,        -, 5, 4, MISSING,         , INCOMPLETE, NO_FIGURE NO_EVIDENCE",
        "REDISTRIBUTE,  -, 5, 4, MISSING,         , INCOMPLETE, NO_FIGURE"
    })
    void whatIsMissingFollowsItsPolicy(
            MissingPolicy missing,
            String actual,
            String budget,
            String prior,
            ItemStatus status,
            String points,
            ScorecardStatus cardStatus,
            String reasons) {
        Schemes table = beside(actual, budget, "missing=" + missing);
        Scorecard card = table.knowing(withPrior(table, prior)).score();
        ScoredItem item = Schemes.item(card, "X");
        assertEquals(status, item.status());
        assertEquals(codes(reasons), Schemes.codes(item));
        assertPoints(points, item);
        assertEquals(cardStatus, card.status());
    }

    @Test
    void anExemptionWithEvidenceLeavesTheClassWhateverItsWeight() {
        Schemes table = beside("-", "5", "missing=EXEMPT");
        Scorecard card = table.knowing(table.figuresOf("X").withEvidence()).score();
        ScoredItem item = Schemes.item(card, "X");
        assertEquals(ItemStatus.EXEMPT, item.status());
        assertNull(item.share());
        assertEquals(ScorecardStatus.COMPLETE, card.status());
        assertEquals(0, Schemes.decimal("0.8").compareTo(Schemes.item(card, "Y").share()));
    }

    @Test
    void evidenceExemptsNothingThatIsThere() {
        Schemes table = beside("4", "5", "missing=EXEMPT");
        Scorecard card = table.knowing(table.figuresOf("X").withEvidence()).score();
        assertEquals(ItemStatus.SCORED, Schemes.item(card, "X").status());
    }

    @Test
    void theCarriedActualIsTheOneShown() {
        Schemes table = beside("-", "5", "missing=CARRY_FORWARD");
        ScoredItem item = Schemes.item(table.knowing(withPrior(table, "4")).score(), "X");
        assertEquals(Schemes.decimal("4"), item.actual());
        assertEquals(0, Schemes.decimal("0.8").compareTo(item.ratio()));
    }

    @Test
    void anItemWithoutAnyFiguresIsMissing() {
        Schemes table = beside("4", "5", "");
        List<ItemFigures> figures = table.figures().stream()
                .filter(one -> !one.indicator().equals("X"))
                .toList();
        Scorecard card = Scoring.score(table.scheme(), figures);
        assertEquals(ItemStatus.MISSING, Schemes.item(card, "X").status());
        assertEquals(List.of(ReasonCode.NO_INPUT), Schemes.codes(Schemes.item(card, "X")));
        assertIncomplete(card);
    }

    @Test
    void pointsBeyondTheRangeAreNotScorable() {
        ScoredItem item = Schemes.item(
                beside("1" + "0".repeat(60), "0." + "0".repeat(59) + "1", "").score(), "X");
        assertEquals(ItemStatus.NOT_SCORABLE, item.status());
        assertEquals(List.of(ReasonCode.OUT_OF_RANGE), Schemes.codes(item));
    }

    @ParameterizedTest
    @CsvSource({
        // actual, budget: points are a hundred times their ratio
        "1e97,  1,    SCORED",
        "1e98,  1,    NOT_SCORABLE",
        "9e97,  1,    SCORED",
        "1,     1e101, SCORED",
        "1,     1e102, NOT_SCORABLE",
        "123e-5, 1,   SCORED",
        "0,     1e99, SCORED"
    })
    void pointsHaveAnExponentOfNinetyNineAtMost(String actual, String budget, ItemStatus status) {
        String plain = new BigDecimal(actual).toPlainString();
        ScoredItem item = Schemes.item(
                beside(plain, new BigDecimal(budget).toPlainString(), "").score(), "X");
        assertEquals(status, item.status());
    }

    @Test
    void aConditionIsNoFigureOfAnItem() {
        ItemFigures none = ItemFigures.none("X");
        Value truth = new Value.Truth(true);
        Value number = Schemes.value("X", "1");
        assertThrows(IllegalArgumentException.class, () -> none.withActual(truth));
        assertThrows(IllegalArgumentException.class, () -> none.withBudget(truth));
        assertThrows(IllegalArgumentException.class, () -> none.withPast(truth, number));
        assertThrows(IllegalArgumentException.class, () -> none.withPast(number, truth));
    }

    private static Schemes beside(String actual, String budget, String policy) {
        String rows = """
                BASIC     | X | 60 | %s | %s | %s
                BASIC     | Y | 40 | 7  | 7
                AUXILIARY | Z | 10 | 7  | 7
                """;
        return Schemes.table(new Ratio(), rows.formatted(actual, budget, policy));
    }

    private static ItemFigures withPrior(Schemes table, String prior) {
        return table.figuresOf("X").withPast(Schemes.value("X", prior), Schemes.value("X", "-"));
    }

    private static void assertIncomplete(Scorecard card) {
        assertEquals(ScorecardStatus.INCOMPLETE, card.status());
        assertNull(card.exact());
        assertNull(card.score());
        assertNull(card.grade());
        assertTrue(card.auxiliary().signum() > 0, "the other class is computed");
    }

    private static void assertPoints(String points, ScoredItem item) {
        if (points == null) {
            assertNull(item.points());
            return;
        }
        assertEquals(0, Schemes.decimal(points).compareTo(item.points()));
    }

    private static List<ReasonCode> codes(String reasons) {
        return reasons == null
                ? List.of()
                : List.of(reasons.split(" ")).stream().map(ReasonCode::valueOf).toList();
    }
}
