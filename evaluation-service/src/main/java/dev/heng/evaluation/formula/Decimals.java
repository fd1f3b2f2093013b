package dev.heng.evaluation.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** The arithmetic of numbers: DECIMAL128, no result beyond an exponent of 99, no division by zero. */
final class Decimals {

    static final MathContext PRECISION = MathContext.DECIMAL128;
    private static final int EXPONENT_MAX = 99;

    private Decimals() {}

    static Value arithmetic(Node.Arithmetic node, Value left, Value right, Context at) {
        return Strict.two(left, right, (a, b) -> switch (node.sign()) {
            case ADD -> Value.number(a.add(b, PRECISION));
            case SUB -> Value.number(a.subtract(b, PRECISION));
            case MUL -> Value.number(a.multiply(b, PRECISION));
            case DIV, RATIO, PER -> quotient(a, b, node.right(), at);
        });
    }

    /** a / b; the reason of an undefined quotient names the denominator. */
    static Value quotient(BigDecimal a, BigDecimal b, Node denominator, Context at) {
        if (b.signum() == 0) {
            return new Value.Undefined(Reason.at(ReasonCode.ZERO_DENOMINATOR, denominator.text(), at));
        }
        return Value.number(a.divide(b, PRECISION));
    }

    static Value power(BigDecimal number, Node.Power node, Context at) {
        if (number.signum() == 0 && node.exponent() < 0) {
            return new Value.Undefined(
                    Reason.at(ReasonCode.ZERO_DENOMINATOR, node.inner().text(), at));
        }
        try {
            return Value.number(number.pow(node.exponent(), PRECISION));
        } catch (ArithmeticException beyondAnyExponent) {
            return outOfRange(node, at);
        }
    }

    /** Half-up; digits may be negative. */
    static Value rounded(BigDecimal number, int digits) {
        int scale = Math.max(digits, -EXPONENT_MAX - 1);
        return Value.number(number.scale() <= scale ? number : number.setScale(scale, RoundingMode.HALF_UP));
    }

    /** Of number, low and high; never below low, so among upside-down bounds low wins. */
    static BigDecimal clamped(List<BigDecimal> numbers) {
        return numbers.get(0).min(numbers.get(2)).max(numbers.get(1));
    }

    static Value compared(Node.Relation relation, Value left, Value right) {
        return Strict.two(left, right, (a, b) -> new Value.Truth(holds(relation, a, b)));
    }

    private static boolean holds(Node.Relation relation, BigDecimal a, BigDecimal b) {
        int order = a.compareTo(b);
        return switch (relation) {
            case LT -> order < 0;
            case LE -> order <= 0;
            case GT -> order > 0;
            case GE -> order >= 0;
            case EQ -> order == 0;
            case NE -> order != 0;
        };
    }

    /** The value itself, or undefined when its number left the range; a zero of an absurd scale becomes plain. */
    static Value inRange(Value value, Node node, Context at) {
        if (!(value instanceof Value.Number(BigDecimal number))) {
            return value;
        }
        if (number.signum() == 0) {
            return Math.abs((long) number.scale()) > EXPONENT_MAX ? Value.number(BigDecimal.ZERO) : value;
        }
        long exponent = number.precision() - (long) number.scale() - 1;
        return Math.abs(exponent) > EXPONENT_MAX ? outOfRange(node, at) : value;
    }

    private static Value outOfRange(Node node, Context at) {
        return new Value.Undefined(Reason.at(ReasonCode.OUT_OF_RANGE, node.text(), at));
    }
}
