package dev.heng.evaluation.indicators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.evaluation.formula.Basis;
import dev.heng.evaluation.formula.Formulas;
import dev.heng.evaluation.formula.Frame;
import dev.heng.evaluation.formula.Node;
import dev.heng.evaluation.formula.Window;
import dev.heng.evaluation.scoring.Direction;
import dev.heng.evaluation.scoring.GradeScale;
import dev.heng.evaluation.scoring.IndicatorClass;
import dev.heng.evaluation.scoring.MissingPolicy;
import dev.heng.evaluation.scoring.SchemeForScoring;
import dev.heng.evaluation.scoring.SchemeItem;
import dev.heng.evaluation.scoring.ScoringMethod;
import dev.heng.evaluation.scoring.WeightMode;
import dev.heng.evaluation.scoring.ZeroTarget;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How far scorecards look. */
class ReachTest {
    private static final Node REV = new Node.Measure("REV");

    private static Reach reach(Node tree, String period) {
        SchemeItem item = new SchemeItem(
                "A",
                IndicatorClass.BASIC,
                false,
                BigDecimal.TEN,
                Direction.HIGHER,
                new ScoringMethod.Ratio(),
                ZeroTarget.MANUAL,
                MissingPolicy.REQUIRED);
        SchemeForScoring scoring = new SchemeForScoring(
                WeightMode.NORMALISE,
                Map.of(IndicatorClass.BASIC, BigDecimal.valueOf(100)),
                new GradeScale(List.of(new GradeScale.Band("BAD", "x", null, null, null, false))),
                List.of(item));
        SchemeVersion version = new SchemeVersion(
                "s", 1, "h", "n", null, "COST", "c", "g", scoring, new Formulas(Map.of("A", tree, "B", REV)), Map.of());
        return Reach.of(version, Window.parse(period));
    }

    private static String first(Node tree, String period) {
        return reach(tree, period).firstMonth().toString();
    }

    @Test
    void theColumnsOfTheScorecardLookAYearBack() {
        assertEquals("2025-04", first(REV, "2026-Q2"));
        assertEquals("2025-01", first(REV, "2026"));
    }

    @Test
    void whatTheFormulaLooksBackIsAddedToTheColumns() {
        assertEquals("2025-01", first(new Node.Framed(new Frame.Prior(1), REV), "2026-Q2"));
        assertEquals("2024-04", first(new Node.Framed(new Frame.YearBefore(), REV), "2026-Q2"));
        assertEquals("2025-01", first(new Node.Framed(new Frame.YearToDate(), REV), "2026-Q3"));
        assertEquals("2024-01", first(new Node.Growth(REV, Basis.PRIOR), "2026"));
        assertEquals("2025-03", first(new Node.Opening(new Node.Measure("BED")), "2026-Q2"));
        assertEquals("2024-12", first(new Node.AverageBalance(new Node.Measure("BED")), "2026"));
        Node nested = new Node.Framed(new Frame.Prior(1), new Node.Framed(new Frame.Rolling(4), REV));
        assertEquals("2024-04", first(nested, "2026-Q2"));
    }

    @Test
    void itFollowsReferencesAndCollectsSubjects() {
        Node sum = new Node.Arithmetic(Node.Sign.ADD, new Node.Indicator("B"), new Node.Measure("EXP"));
        assertEquals(Set.of("REV", "EXP"), reach(sum, "2026").subjects());
        assertEquals(Set.of("2026", "2025"), reach(sum, "2026").periods());
    }

    @Test
    void parentsAndEachChildAreSideways() {
        assertFalse(reach(new Node.OfChildren(REV), "2026").isSideways());
        assertTrue(reach(new Node.OfParent(REV), "2026").isSideways());
        assertTrue(reach(new Node.ShareOfParent(REV), "2026").isSideways());
        assertTrue(reach(new Node.MeanOf(new Node.EachChild(REV)), "2026").isSideways());
    }
}
