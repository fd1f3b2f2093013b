package dev.heng.evaluation.formula;

import static dev.heng.evaluation.formula.Hospital.assertMissing;
import static dev.heng.evaluation.formula.Hospital.assertNumber;
import static dev.heng.evaluation.formula.Hospital.assertUndefined;
import static dev.heng.evaluation.formula.Hospital.value;
import static dev.heng.evaluation.formula.Trees.m;
import static dev.heng.evaluation.formula.Trees.number;
import static dev.heng.evaluation.formula.Trees.op;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {

    private static final Node MISSING = m("NO_SUCH");
    private static final Node UNDEFINED = op("div", number("1"), number("0"));
    private static final Map<String, Node> CONDITIONS = Map.of(
            "T", op("eq", number("1"), number("1")),
            "F", op("ne", number("1"), number("1")),
            "M", op("gt", MISSING, number("0")),
            "U", op("gt", UNDEFINED, number("0")));

    @ParameterizedTest
    @CsvSource({
        "lt,1,2,T",
        "lt,2,2,F",
        "le,2,2,T",
        "le,3,2,F",
        "gt,2,1,T",
        "gt,2,2,F",
        "ge,2,2,T",
        "ge,1,2,F",
        "eq,2.0,2.00,T",
        "eq,2,3,F",
        "ne,2,3,T",
        "ne,2.0,2,F"
    })
    void numbersAreComparedByValue(String id, String left, String right, String expected) {
        assertEquals(expected, letter(op(id, number(left), number(right))));
    }

    @ParameterizedTest
    @CsvSource({
        // left, right, and, or: T true, F false, M missing, U undefined
        "T,T,T,T",
        "T,F,F,T",
        "F,T,F,T",
        "F,F,F,F",
        "T,M,M,T",
        "M,T,M,T",
        "F,M,F,M",
        "M,F,F,M",
        "M,M,M,M",
        "T,U,U,T",
        "U,T,U,T",
        "F,U,F,U",
        "U,F,F,U",
        "U,U,U,U",
        "M,U,M,M",
        "U,M,M,M"
    })
    void aDecisiveSideDecidesAndMissingBeatsUndefined(String left, String right, String and, String or) {
        assertEquals(and, letter(op("and", CONDITIONS.get(left), CONDITIONS.get(right))));
        assertEquals(or, letter(op("or", CONDITIONS.get(left), CONDITIONS.get(right))));
    }

    @ParameterizedTest
    @CsvSource({"T,F", "F,T", "M,M", "U,U"})
    void notTurnsATruthAround(String condition, String expected) {
        assertEquals(expected, letter(op("not", CONDITIONS.get(condition))));
    }

    @Test
    void ifEvaluatesOnlyTheBranchTaken() {
        assertNumber("1", here(op("if", CONDITIONS.get("T"), number("1"), MISSING)));
        assertNumber("2", here(op("if", CONDITIONS.get("F"), UNDEFINED, number("2"))));
        assertMissing("NO_FIGURE NO_SUCH H 2026-Q1 ACTUAL", here(op("if", CONDITIONS.get("T"), MISSING, number("1"))));
    }

    @Test
    void ifWithoutAConditionHasNoValue() {
        assertMissing(
                "NO_FIGURE NO_SUCH H 2026-Q1 ACTUAL", here(op("if", CONDITIONS.get("M"), number("1"), number("1"))));
        assertUndefined(
                "ZERO_DENOMINATOR 0 H 2026-Q1 ACTUAL", here(op("if", CONDITIONS.get("U"), number("1"), number("1"))));
    }

    @Test
    void hasAsksForAValueAndGuardsAComparison() {
        assertEquals("T", letter(op("has", m("REV"))));
        assertEquals("F", letter(op("has", MISSING)));
        assertEquals("F", letter(op("has", UNDEFINED)));
        Node guarded = op("and", op("has", MISSING), op("gt", MISSING, number("0")));
        assertNumber("7", here(op("if", guarded, MISSING, number("7"))));
    }

    @Test
    void orZeroReplacesTheMissingAndNothingElse() {
        assertNumber("0", here(op("or_zero", MISSING)));
        assertNumber("201", here(op("or_zero", m("REV"))));
        assertUndefined("ZERO_DENOMINATOR 0 H 2026-Q1 ACTUAL", here(op("or_zero", UNDEFINED)));
    }

    @Test
    void coalesceTakesTheFirstValueThereIs() {
        assertNumber("201", here(op("coalesce", MISSING, UNDEFINED, m("REV"), number("1"))));
        assertMissing("NO_FIGURE NO_SUCH H 2026-Q1 ACTUAL", here(op("coalesce", UNDEFINED, MISSING)));
        assertUndefined("ZERO_DENOMINATOR 0 H 2026-Q1 ACTUAL", here(op("coalesce", UNDEFINED)));
    }

    private static Value here(Node node) {
        return value(node, "H", "2026-Q1");
    }

    private static String letter(Node condition) {
        return switch (here(condition)) {
            case Value.Truth(boolean holds) -> holds ? "T" : "F";
            case Value.Missing _ -> "M";
            case Value.Undefined _ -> "U";
            case Value.Number(var number) -> "a number " + number;
        };
    }
}
