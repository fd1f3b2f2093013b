package dev.heng.evaluation.formula;

import static dev.heng.evaluation.formula.Hospital.assertMissing;
import static dev.heng.evaluation.formula.Hospital.assertNumber;
import static dev.heng.evaluation.formula.Hospital.assertUndefined;
import static dev.heng.evaluation.formula.Hospital.at;
import static dev.heng.evaluation.formula.Hospital.value;
import static dev.heng.evaluation.formula.Trees.growth;
import static dev.heng.evaluation.formula.Trees.m;
import static dev.heng.evaluation.formula.Trees.meanOfEachChild;
import static dev.heng.evaluation.formula.Trees.op;
import static dev.heng.evaluation.formula.Trees.prior;
import static dev.heng.evaluation.formula.Trees.rolling;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Time and space: the same formula over other months and centres, never finished results put together. */
class WideningContextsTest {

    private static final Node PER_COST = op("ratio", m("REV"), m("COST"));

    @Test
    void priorGoesBackByWholePeriods() {
        assertNumber("36", value(prior(m("REV_OP"), 2), "W1", "2026-Q1"));
        assertNumber("39", value(prior(m("REV_OP"), 1), "W1", "2026-Q1"));
        assertNumber("22", value(prior(m("REV_OP"), 1), "W1", "2026-04"));
        assertNumber("138", value(prior(m("REV_OP"), 1), "W1", "2026"));
        assertNumber("36", value(prior(prior(m("REV_OP"), 1), 1), "W1", "2026-Q1"));
    }

    @Test
    void yoyGoesBackByAYear() {
        assertNumber("30", value(op("yoy", m("REV_OP")), "W1", "2026-Q1"));
        assertNumber("11", value(op("yoy", m("REV_OP")), "W1", "2026-05"));
    }

    @Test
    void lookingBackKeepsTheScenario() {
        Context plan = at("W1", "2026-Q2").in(Scenario.BUDGET);
        assertNumber("57", value(prior(m("REV"), 1), plan));
        assertNumber("66", value(op("actual", prior(m("REV"), 1)), plan));
        assertNumber("66", value(prior(op("actual", m("REV")), 1), plan));
    }

    @Test
    void toDateBeginsInJanuary() {
        assertNumber("135", value(op("ytd", m("REV_OP")), "W1", "2026-Q2"));
        assertNumber("86", value(op("ytd", m("REV_OP")), "W1", "2026-04"));
        assertNumber("63", value(op("ytd", m("REV_OP")), "W1", "2026-Q1"));
        assertNumber("63", value(prior(op("ytd", m("REV_OP")), 1), "W1", "2026-Q2"));
    }

    @Test
    void rollingEndsWithThisPeriod() {
        assertNumber("171", value(rolling(m("REV_OP"), 4), "W1", "2026-Q1"));
        assertNumber("63", value(rolling(m("REV_OP"), 1), "W1", "2026-Q1"));
        assertNumber("54", value(rolling(m("REV_OP"), 3), "W1", "2026-02"));
    }

    @Test
    void aRatioOverAWiderContextIsTheRatioOfSums() {
        // 201 + 222 + 6 over 105 + 126, not the mean of two quarters' ratios
        assertNumber("1.857142857142857142857142857142857", value(op("ytd", PER_COST), "H", "2026-Q2"));
        assertNumber("1.857142857142857142857142857142857", value(PER_COST, "H", "2026"));
    }

    @Test
    void growthIsAFractionOfTheSizeOfWhatWas() {
        assertNumber("0.5", value(growth(m("COST"), Basis.PRIOR), "ORTHO", "2026-Q2"));
        assertNumber("-0.5", value(growth(op("neg", m("COST")), Basis.PRIOR), "ORTHO", "2026-Q2"));
        assertNumber("1.1", value(growth(m("REV_OP"), Basis.YOY), "W1", "2026-Q1"));
    }

    @Test
    void growthFromZeroIsUndefinedAndFromNothingMissing() {
        assertUndefined(
                "ZERO_DENOMINATOR prior(COST) W1 2026-Q1 ACTUAL",
                value(growth(m("COST"), Basis.PRIOR), "W1", "2026-Q1"));
        assertUndefined(
                "ZERO_DENOMINATOR yoy(COST) W1 2026-Q1 ACTUAL", value(growth(m("COST"), Basis.YOY), "W1", "2026-Q1"));
        assertMissing("NO_FIGURE REV_OP W1 2024-Q4 ACTUAL", value(growth(m("REV_OP"), Basis.PRIOR), "W1", "2025-Q1"));
    }

    @Test
    void growthOfAWidenedContextWidensBothSides() {
        // to date 3 x 20 + 3 x 30 against 3 x 20
        assertNumber("1.5", value(growth(op("ytd", m("COST")), Basis.PRIOR), "ORTHO", "2026-Q2"));
    }

    @Test
    void daysAndPeriodsAreThoseOfTheWholeContext() {
        assertNumber("90", value(op("days"), "H", "2026-Q1"));
        assertNumber("181", value(op("ytd", op("days")), "H", "2026-Q2"));
        assertNumber("92", value(prior(op("days"), 1), "H", "2026-Q1"));
        assertNumber("4", value(op("periods_in_year"), "H", "2026-Q1"));
        assertNumber("1", value(op("periods_in_year"), "H", "2026"));
        assertNumber("12", value(op("periods_in_year"), "H", "2026-01"));
        assertNumber("2", value(op("ytd", op("periods_in_year")), "H", "2026-Q2"));
    }

    @Test
    void parentIsTheWholeOfTheParent() {
        assertNumber("201", value(op("parent", m("REV")), "CARD", "2026-Q1"));
        assertNumber("201", value(op("parent", op("parent", m("REV"))), "W1", "2026-Q1"));
        assertNumber("9", value(op("parent", op("own", m("COST"))), "CARD", "2026-Q1"));
        assertNumber("105", value(op("own", op("parent", m("COST"))), "CARD", "2026-Q1"));
        assertMissing("NO_PARENT REV H 2026-Q1 ACTUAL", value(op("parent", m("REV")), "H", "2026-Q1"));
    }

    @Test
    void shareOfParentDividesByTheParentsValue() {
        assertNumber("1", value(op("share_of_parent", m("COST")), "W1", "2026-Q2"));
        assertNumber("0.6", value(op("share_of_parent", m("MEALS")), "W1", "2026-Q1"));
        assertMissing("NO_PARENT REV H 2026-Q1 ACTUAL", value(op("share_of_parent", m("REV")), "H", "2026-Q1"));
    }

    @Test
    void aMeanOverChildrenTakesEachWithItsDescendants() {
        assertNumber("100.5", value(meanOfEachChild(m("REV")), "H", "2026-Q1"));
        assertNumber("40.5", value(meanOfEachChild(m("REV")), "CARD", "2026-Q1"));
        assertMissing("NO_CHILDREN REV W1 2026-Q1 ACTUAL", value(meanOfEachChild(m("REV")), "W1", "2026-Q1"));
        assertMissing("NO_FIGURE REV W2 2026-05 ACTUAL", value(meanOfEachChild(m("REV")), "CARD", "2026-05"));
    }

    @Test
    void aPeriodIsRolledUpByTheTreeOfItsLastDay() {
        Figures figures = FiguresTable.of("""
                flow REV
                stock BEDS
                centre A
                centre B
                centre X under A until 2026-03, then under B
                ACTUAL X REV  2026-01 1 2 3 4 5 6
                ACTUAL A BEDS 2026-03 10 - - 10
                ACTUAL X BEDS 2026-03 7  - - 7
                """);
        Walker walker = new Walker(new Formulas(Map.of()), figures);
        assertNumber("6", walker.value(m("REV"), at("A", "2026-Q1")));
        assertNumber("15", walker.value(m("REV"), at("B", "2026-Q2")));
        assertNumber("21", walker.value(op("ytd", m("REV")), at("B", "2026-Q2")));
        assertNumber("21", walker.value(op("parent", m("REV")), at("X", "2026")));
        assertNumber("6", walker.value(prior(op("parent", m("REV")), 1), at("X", "2026-Q2")));
        // the opening is the closing of the period before, and that was rolled up by its own tree
        assertNumber("17", walker.value(op("opening", m("BEDS")), at("A", "2026-Q2")));
        assertNumber("10", walker.value(m("BEDS"), at("A", "2026-Q2")));
    }
}
