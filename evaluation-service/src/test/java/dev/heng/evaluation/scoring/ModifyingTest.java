package dev.heng.evaluation.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.heng.evaluation.formula.ReasonCode;
import dev.heng.evaluation.formula.Value;
import dev.heng.evaluation.scoring.ScoringMethod.Ratio;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modifiers and vetoes over a composite of 100. */
class ModifyingTest {

    private static final String ON_TARGET = "BASIC | B | 1 | 5 | 5\nAUXILIARY | A | 1 | 5 | 5\n";

    @Test
    void aSchemeWithoutModifiersHasModifierOne() {
        assertModifier("1", Schemes.table(new Ratio(), ON_TARGET).score());
    }

    @Test
    void ratingsAreWeighedWithinTheirClass() {
        Scorecard card =
                with("MODIFIER | M | 3 | 80 |\nMODIFIER | N | 1 | 100 |").score();
        assertModifier("0.85", card);
        assertEquals(new BigDecimal("85.00"), card.score());
        assertEquals(0, Schemes.decimal("0.6").compareTo(Schemes.item(card, "M").contribution()));
    }

    @Test
    void aMissingModifierLeavesTheScorecardIncompleteAndTheCompositeVisible() {
        Scorecard card =
                with("MODIFIER | M | 50 | - |\nMODIFIER | N | 50 | 90 |").score();
        assertEquals(ScorecardStatus.INCOMPLETE, card.status());
        assertEquals(ItemStatus.MISSING, Schemes.item(card, "M").status());
        assertEquals(List.of(ReasonCode.NO_INPUT), Schemes.codes(Schemes.item(card, "M")));
        assertNull(card.modifier());
        assertNull(card.modified());
        assertEquals(0, Schemes.decimal("100").compareTo(card.composite()));
    }

    @ParameterizedTest
    @CsvSource({"120,1,100", "-5,0,0", "83.5,0.835,83.5"})
    void aModifierWithoutRatingTakesItsFormulaWithinZeroAndHundred(String actual, String k, String points) {
        Schemes table = with("MODIFIER | M | 50 | - |");
        Scorecard card = table.knowing(table.figuresOf("M").withActual(Schemes.value("M", actual)))
                .score();
        assertModifier(k, card);
        assertEquals(
                0, Schemes.decimal(points).compareTo(Schemes.item(card, "M").points()));
        assertEquals(Schemes.decimal(actual), Schemes.item(card, "M").actual());
    }

    @Test
    void aRatingWinsOverTheFormula() {
        Schemes table = with("MODIFIER | M | 50 | 70 |");
        table.knowing(table.figuresOf("M").withActual(Value.number(BigDecimal.TEN)));
        assertModifier("0.7", table.score());
    }

    @Test
    void anUndefinedFormulaOfAModifierIsNotScorable() {
        Schemes table = with("MODIFIER | M | 50 | - |");
        Scorecard card = table.knowing(table.figuresOf("M").withActual(Schemes.value("M", "!")))
                .score();
        assertEquals(ItemStatus.NOT_SCORABLE, Schemes.item(card, "M").status());
        assertEquals(ScorecardStatus.INCOMPLETE, card.status());
    }

    @ParameterizedTest
    @CsvSource({"ZERO,0.72", "CARRY_FORWARD,0.88", "REDISTRIBUTE,0.9", "EXEMPT,0.9"})
    void aMissingModifierFollowsItsPolicy(MissingPolicy policy, String k) {
        Schemes table = with("MODIFIER | M | 20 | - | | missing=" + policy + "\nMODIFIER | N | 80 | 90 |");
        ItemFigures known =
                table.figuresOf("M").withEvidence().withPast(Schemes.value("M", "80"), Schemes.value("M", "-"));
        assertModifier(k, table.knowing(known).score());
    }

    @Test
    void whenEveryModifierIsExemptTheCompositeStandsUnmodified() {
        Schemes table = with("MODIFIER | M | 20 | - | | missing=EXEMPT");
        assertModifier("1", table.knowing(table.figuresOf("M").withEvidence()).score());
    }

    @Test
    void oneEventOfSeveralVetoesIsEnough() {
        Scorecard card =
                with("VETO | V1 | | \nVETO | V2 | | event | \nVETO | V3 | | |").score();
        assertEquals(new BigDecimal("0.00"), card.score());
        assertEquals("BAD", card.grade().grade());
        assertEquals(List.of(Flag.VETOED), card.flags());
        assertEquals(0, Schemes.decimal("100").compareTo(card.modified()));
        assertEquals(0, Schemes.item(card, "V2").points().signum());
        assertEquals(BigDecimal.ONE, Schemes.item(card, "V1").points());
        assertNull(Schemes.item(card, "V1").share());
    }

    @Test
    void aVetoDoesNotMakeAnIncompleteScorecardComplete() {
        Scorecard card = with("VETO | V1 | | event | \nMODIFIER | M | 20 | - |").score();
        assertEquals(ScorecardStatus.INCOMPLETE, card.status());
        assertNull(card.score());
        assertEquals(List.of(Flag.VETOED), card.flags());
    }

    private static Schemes with(String rows) {
        return Schemes.table(new Ratio(), ON_TARGET + rows.replace("| \n", "| |\n"));
    }

    private static void assertModifier(String expected, Scorecard card) {
        assertEquals(ScorecardStatus.COMPLETE, card.status());
        assertEquals(0, Schemes.decimal(expected).compareTo(card.modifier()), () -> "was " + card.modifier());
    }
}
