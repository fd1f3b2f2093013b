package dev.heng.evaluation.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.evaluation.formula.ReasonCode;
import dev.heng.evaluation.scoring.ScoringMethod.Ratio;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeighingTest {

    @ParameterizedTest
    @CsvSource({"20, COMPLETE", "20.0001, INCOMPLETE", "19.9999, COMPLETE", "0, COMPLETE", "100, INCOMPLETE"})
    void redistributionNeedsEightyPercentOfTheClass(String weight, ScorecardStatus status) {
        BigDecimal rest = Schemes.decimal("100").subtract(Schemes.decimal(weight));
        String rows = """
                BASIC     | X | %s | - | 5 | missing=REDISTRIBUTE
                BASIC     | Y | %s | 11 | 10
                AUXILIARY | Z | 10 | 10 | 10
                """;
        Scorecard card =
                Schemes.table(new Ratio(), rows.formatted(weight, rest)).score();
        assertEquals(status, card.status());
        if (status == ScorecardStatus.COMPLETE) {
            assertFigure("88", card.basic());
            assertNull(Schemes.item(card, "X").share());
            assertEquals(
                    List.of(ReasonCode.NO_FIGURE, ReasonCode.REDISTRIBUTED), Schemes.codes(Schemes.item(card, "X")));
            return;
        }
        assertNull(card.basic());
        assertEquals(ReasonCode.LOW_COVERAGE, card.reasons().getFirst().code());
        assertEquals("BASIC", card.reasons().getFirst().measure());
    }

    @Test
    void coverageIsMeasuredAfterExemptItemsLeft() {
        String rows = """
                BASIC     | E | 50 | 1 | 0 | zero=EXEMPT
                BASIC     | X | 10 | - | 5 | missing=REDISTRIBUTE
                BASIC     | Y | 40 | 10 | 10
                AUXILIARY | Z | 10 | 10 | 10
                """;
        assertEquals(
                ScorecardStatus.COMPLETE,
                Schemes.table(new Ratio(), rows).score().status());
        assertEquals(
                ScorecardStatus.INCOMPLETE,
                Schemes.table(new Ratio(), rows.replace("| 40 |", "| 39 |"))
                        .score()
                        .status());
    }

    @Test
    void anIncompleteClassStillShowsWhatItsItemsAdd() {
        String rows = """
                BASIC     | X | 25 | - | 5
                BASIC     | Y | 75 | 11 | 10
                AUXILIARY | Z | 10 | 9 | 10
                MODIFIER  | M | 1 | 90 |
                """;
        Scorecard card = Schemes.table(new Ratio(), rows).score();
        assertEquals(ScorecardStatus.INCOMPLETE, card.status());
        assertFigure("0.6", Schemes.item(card, "Y").share());
        assertFigure("66", Schemes.item(card, "Y").contribution());
        assertNull(card.basic());
        assertFigure("18", card.auxiliary());
        assertNull(card.composite());
        assertFigure("0.9", card.modifier());
        assertNull(card.modified());
        assertFigure("1", card.veto());
    }

    @Test
    void rawWeightsKeepTheirPrintedSumWhenAnItemLeaves() {
        String rows = """
                BASIC     | X | 10 | 1 | 0 | zero=EXEMPT
                BASIC     | Y | 30 | 10 | 10
                AUXILIARY | Z | 50 | 10 | 10
                """;
        Scorecard card =
                Schemes.table(new Ratio(), rows).weights(WeightMode.RAW).score();
        assertFigure("32", card.basic());
        assertFigure("10", card.auxiliary());
    }

    @Test
    void strictWeightsAddToOneHundredOrAreRefused() {
        String rows = """
                BASIC     | X | 60 | 10 | 10
                BASIC     | Y | %s | 10 | 10
                AUXILIARY | Z | 100 | 10 | 10
                """;
        Schemes right = Schemes.table(new Ratio(), rows.formatted("40")).weights(WeightMode.STRICT);
        assertFigure("100", right.score().exact());
        Schemes wrong = Schemes.table(new Ratio(), rows.formatted("39")).weights(WeightMode.STRICT);
        assertThrows(IllegalArgumentException.class, wrong::scheme);
    }

    @Test
    void strictWeightsAreAddedUpInEachClass() {
        String rows = """
                BASIC     | X | %s | 10 | 10
                AUXILIARY | Z | %s | 10 | 10
                MODIFIER  | M | %s | 90 |
                """;
        assertNotNull(Schemes.table(new Ratio(), rows.formatted("100", "100.0", "100.00"))
                .weights(WeightMode.STRICT)
                .scheme());
        for (String[] weights : new String[][] {{"99", "100", "100"}, {"100", "101", "100"}, {"100", "100", "99.99"}}) {
            Schemes wrong = Schemes.table(new Ratio(), rows.formatted((Object[]) weights))
                    .weights(WeightMode.STRICT);
            assertThrows(IllegalArgumentException.class, wrong::scheme, String.join(" ", weights));
        }
    }

    @Test
    void aClassWeighsNothingOrMore() {
        Schemes table = Schemes.table(new Ratio(), "BASIC | X | 60 | 11 | 10");
        assertNotNull(
                table.classes(Map.of(IndicatorClass.BASIC, BigDecimal.ZERO)).scheme());
        assertThrows(
                IllegalArgumentException.class,
                table.classes(Map.of(IndicatorClass.BASIC, Schemes.decimal("-1")))::scheme);
    }

    @Test
    void aClassThatIsWhollyExemptPassesItsWeightOn() {
        String rows = """
                BASIC     | X | 60 | 11 | 10
                AUXILIARY | Z | 50 | 10 | 0 | zero=EXEMPT
                """;
        Scorecard card = Schemes.table(new Ratio(), rows).score();
        assertEquals(ScorecardStatus.COMPLETE, card.status());
        assertFigure("110", card.basic());
        assertFigure("0", card.auxiliary());
        assertFigure("110", card.composite());
        assertFigure("1", Schemes.item(card, "X").share());
    }

    @Test
    void aClassWithoutItemsPassesItsWeightOn() {
        Scorecard card = Schemes.table(new Ratio(), "BASIC | X | 60 | 10 | 10").score();
        assertFigure("100", card.composite());
    }

    @Test
    void withoutAnyClassThereIsNothingToScore() {
        Scorecard card = Schemes.table(new Ratio(), "BASIC | X | 60 | 11 | 0 | zero=EXEMPT")
                .score();
        assertEquals(ScorecardStatus.INCOMPLETE, card.status());
        assertNull(card.composite());
        assertNull(card.score());
        assertEquals(ReasonCode.NOTHING_TO_SCORE, card.reasons().getFirst().code());
    }

    @Test
    void itemsOfAClassWithoutClassWeightAreRefused() {
        Schemes table = Schemes.table(new Ratio(), "AUXILIARY | X | 60 | 11 | 10")
                .classes(Map.of(IndicatorClass.BASIC, Schemes.decimal("100")));
        assertThrows(IllegalArgumentException.class, table::scheme);
    }

    @Test
    void anIndicatorTwiceInASchemeIsRefused() {
        Schemes table = Schemes.table(new Ratio(), "BASIC | X | 60 | 11 | 10\nAUXILIARY | X | 60 | 11 | 10");
        assertThrows(IllegalArgumentException.class, table::scheme);
    }

    @Test
    void aWeightIsNeitherAbsentNorNegative() {
        assertThrows(IllegalArgumentException.class, () -> Schemes.table(new Ratio(), "BASIC | X | -1 | 11 | 10"));
        assertThrows(IllegalArgumentException.class, () -> Schemes.table(new Ratio(), "MODIFIER | X |  | 11 |"));
        assertNotNull(Schemes.table(new Ratio(), "BASIC | X | 0 | 11 | 10").scheme());
    }

    private static void assertFigure(String expected, BigDecimal figure) {
        assertEquals(0, Schemes.decimal(expected).compareTo(figure), () -> "was " + figure);
    }
}
