package dev.heng.evaluation.formula;

import static dev.heng.evaluation.formula.Hospital.assertMissing;
import static dev.heng.evaluation.formula.Hospital.assertNumber;
import static dev.heng.evaluation.formula.Hospital.assertUndefined;
import static dev.heng.evaluation.formula.Hospital.value;
import static dev.heng.evaluation.formula.Trees.m;
import static dev.heng.evaluation.formula.Trees.number;
import static dev.heng.evaluation.formula.Trees.op;
import static dev.heng.evaluation.formula.Trees.pow;
import static dev.heng.evaluation.formula.Trees.round;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArithmeticTest {

    private static final Node MISSING = m("NO_SUCH");
    private static final Node ALSO_MISSING = m("NOR_THIS");
    private static final Node UNDEFINED = op("div", number("1"), number("0"));
    private static final String REASON = "NO_FIGURE NO_SUCH H 2026-Q1 ACTUAL";
    private static final String OTHER_REASON = "NO_FIGURE NOR_THIS H 2026-Q1 ACTUAL";

    @ParameterizedTest
    @CsvSource({
        "add,0.1,0.2,0.3",
        "sub,1,3,-2",
        "mul,-1.5,4,-6",
        "div,1,8,0.125",
        "ratio,3,4,0.75",
        "per,10,4,2.5",
        "div,1,3,0.3333333333333333333333333333333333",
        "div,2,3,0.6666666666666666666666666666666667"
    })
    void twoNumbersAreJoinedInDecimal128(String id, String left, String right, String expected) {
        assertNumber(expected, here(op(id, number(left), number(right))));
    }

    @Test
    void theOrderOfTheTreeDecidesWhereRoundingFalls() {
        Node third = op("div", number("1"), number("3"));
        assertNumber("0.9999999999999999999999999999999999", here(op("mul", third, number("3"))));
        assertNumber("1", here(op("div", op("mul", number("1"), number("3")), number("3"))));
    }

    @ParameterizedTest
    @CsvSource({"div", "ratio", "per"})
    void aZeroDenominatorIsUndefinedAndNamed(String id) {
        Node zero = op("sub", m("REV"), m("REV"));
        assertUndefined("ZERO_DENOMINATOR REV - REV H 2026-Q1 ACTUAL", here(op(id, number("0"), zero)));
    }

    @ParameterizedTest
    @CsvSource({"add", "sub", "mul", "div", "ratio", "per", "min", "max", "lt", "le", "gt", "ge", "eq", "ne"})
    void strictOperationsNeedBothSides(String id) {
        Node one = number("1");
        assertMissing(REASON, here(op(id, MISSING, one)));
        assertMissing(REASON, here(op(id, one, MISSING)));
        assertMissing(REASON + "; " + OTHER_REASON, here(op(id, MISSING, ALSO_MISSING)));
        assertMissing(REASON, here(op(id, MISSING, MISSING)));
        assertMissing(REASON, here(op(id, MISSING, UNDEFINED)));
        assertMissing(REASON, here(op(id, UNDEFINED, MISSING)));
        assertUndefined("ZERO_DENOMINATOR 0 H 2026-Q1 ACTUAL", here(op(id, UNDEFINED, one)));
        assertUndefined("ZERO_DENOMINATOR 0 H 2026-Q1 ACTUAL", here(op(id, one, UNDEFINED)));
    }

    @ParameterizedTest
    @CsvSource({"neg", "abs"})
    void strictOperationsNeedTheirPart(String id) {
        assertMissing(REASON, here(op(id, MISSING)));
        assertUndefined("ZERO_DENOMINATOR 0 H 2026-Q1 ACTUAL", here(op(id, UNDEFINED)));
    }

    @Test
    void signsAndSizes() {
        assertNumber("-4.5", here(op("neg", number("4.5"))));
        assertNumber("4.5", here(op("abs", number("-4.5"))));
        assertNumber("4.5", here(op("abs", number("4.5"))));
        assertNumber("-2", here(op("min", number("3"), number("-2"), number("7"))));
        assertNumber("7", here(op("max", number("3"), number("-2"), number("7"))));
        assertNumber("3", here(op("max", number("3"))));
    }

    @ParameterizedTest
    @CsvSource({"5,0,10,5", "-5,0,10,0", "15,0,10,10", "0,0,10,0", "10,0,10,10", "5,10,0,10"})
    void clampKeepsBetweenItsBounds(String number, String low, String high, String expected) {
        assertNumber(expected, here(op("clamp", number(number), number(low), number(high))));
    }

    @Test
    void clampIsStrictInItsBounds() {
        assertMissing(REASON, here(op("clamp", number("1"), MISSING, number("3"))));
    }

    @ParameterizedTest
    @CsvSource({
        "1.005,2,1.01",
        "-1.005,2,-1.01",
        "1.004,2,1.00",
        "2.5,0,3",
        "1250,-2,1300",
        "1.5,9,1.5",
        "1.5,2147483647,1.5",
        "1.5,-2147483648,0"
    })
    void roundIsHalfUp(String number, int digits, String expected) {
        assertNumber(expected, here(round(number(number), digits)));
    }

    @ParameterizedTest
    @CsvSource({"2,10,1024", "-2,3,-8", "2,-2,0.25", "0,0,1", "0,5,0", "1.1,2,1.21", "10,99,1e99", "10,-99,1e-99"})
    void powersAreExactWhereTheyFit(String number, int exponent, String expected) {
        assertNumber(expected, here(pow(number(number), exponent)));
    }

    @Test
    void aPowerOfZeroBelowZeroIsUndefined() {
        assertUndefined("ZERO_DENOMINATOR 0 H 2026-Q1 ACTUAL", here(pow(number("0"), -1)));
    }

    @ParameterizedTest
    @CsvSource({"10,100", "10,-100", "7,2147483647", "0.5,-999999999", "3,-2147483648"})
    void anExponentBeyond99IsOutOfRange(String number, int exponent) {
        String text = number + " ^ " + exponent;
        assertUndefined("OUT_OF_RANGE " + text + " H 2026-Q1 ACTUAL", here(pow(number(number), exponent)));
    }

    @Test
    void everyResultIsHeldToTheRange() {
        Node large = pow(number("10"), 60);
        assertUndefined("OUT_OF_RANGE 10 ^ 60 * 10 ^ 60 H 2026-Q1 ACTUAL", here(op("mul", large, large)));
        assertUndefined(
                "OUT_OF_RANGE 10 ^ -60 / 10 ^ 60 H 2026-Q1 ACTUAL", here(op("div", pow(number("10"), -60), large)));
        assertNumber("1", here(op("div", large, large)));
    }

    @Test
    void aZeroIsInRangeWhateverItsScale() {
        Node zero = op("mul", number("0." + "0".repeat(80)), number("0." + "0".repeat(80)));
        assertNumber("0", here(zero));
        assertEquals(0, ((Value.Number) here(zero)).value().scale());
    }

    @Test
    void figuresAddExactlyBeyondThePrecisionOfDecimals() {
        Figures figures = FiguresTable.of("""
                flow REV
                centre H
                ACTUAL H REV 2026-01 100000000000000000000000000000000000 0.0001 -100000000000000000000000000000000000
                """);
        Walker walker = new Walker(new Formulas(Map.of()), figures);
        assertNumber("0.0001", walker.value(m("REV"), Hospital.at("H", "2026-Q1")));
    }

    private static Value here(Node node) {
        return value(node, "H", "2026-Q1");
    }

    @Test
    void aZeroKeepsUpToNinetyNineDecimalsAndIsPlainBeyondThem() {
        assertEquals(Value.number(new BigDecimal("0E-99")), here(number("0." + "0".repeat(99))));
        assertEquals(Value.number(BigDecimal.ZERO), here(number("0." + "0".repeat(100))));
    }

    @Test
    void whatIsKnownHasNoReasons() {
        assertEquals(List.of(), here(number("1")).reasons());
        assertEquals(List.of(), here(op("lt", number("1"), number("2"))).reasons());
    }
}
