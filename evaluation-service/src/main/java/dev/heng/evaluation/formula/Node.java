package dev.heng.evaluation.formula;

import java.math.BigDecimal;
import java.util.List;

/** A node of a compiled formula, language version 1. Trees are made through {@link Operation}, which checks them. */
public sealed interface Node {

    record Literal(BigDecimal value) implements Node {}

    record Measure(String code) implements Node {}

    /** {@code ind(CODE)}: the formula of another indicator, in the current context. */
    record Indicator(String code) implements Node {}

    record Input(String code) implements Node {}

    record EventCount(String code) implements Node {}

    record Days() implements Node {}

    record PeriodsInYear() implements Node {}

    record Arithmetic(Sign sign, Node left, Node right) implements Node {}

    record Negated(Node inner) implements Node {}

    record Absolute(Node inner) implements Node {}

    record Power(Node inner, int exponent) implements Node {}

    record Rounded(Node inner, int digits) implements Node {}

    record Clamped(Node inner, Node low, Node high) implements Node {}

    record Least(List<Node> inner) implements Node {}

    record Greatest(List<Node> inner) implements Node {}

    record Comparison(Relation relation, Node left, Node right) implements Node {}

    record Both(Node left, Node right) implements Node {}

    record Either(Node left, Node right) implements Node {}

    record Not(Node inner) implements Node {}

    record Choice(Node condition, Node then, Node otherwise) implements Node {}

    record Has(Node inner) implements Node {}

    record OrZero(Node inner) implements Node {}

    record Coalesced(List<Node> inner) implements Node {}

    record Framed(Frame frame, Node inner) implements Node {}

    record OfChildren(Node inner) implements Node {}

    record OfParent(Node inner) implements Node {}

    record ShareOfParent(Node inner) implements Node {}

    record Growth(Node inner, Basis basis) implements Node {}

    record Opening(Measure measure) implements Node {}

    record Closing(Measure measure) implements Node {}

    record AverageBalance(Measure measure) implements Node {}

    /** Only as the part of {@link MeanOf}. */
    record EachChild(Node inner) implements Node {}

    record MeanOf(EachChild each) implements Node {}

    /** What joins two numbers to a number. */
    enum Sign {
        ADD,
        SUB,
        MUL,
        DIV,
        RATIO,
        PER
    }

    /** What joins two numbers to a truth. */
    enum Relation {
        LT,
        LE,
        GT,
        GE,
        EQ,
        NE
    }

    /** Whether it evaluates to a truth instead of a number. */
    default boolean isCondition() {
        return this instanceof Comparison
                || this instanceof Both
                || this instanceof Either
                || this instanceof Not
                || this instanceof Has
                || (this instanceof Choice choice && choice.then().isCondition());
    }

    /** The expression in the formula language. */
    default String text() {
        return FormulaText.of(this);
    }

    /** The nodes directly below, in the order of the formula. */
    default List<Node> parts() {
        return switch (this) {
            case Literal _, Measure _, Indicator _, Input _, EventCount _, Days _, PeriodsInYear _ -> List.of();
            case Arithmetic arithmetic -> List.of(arithmetic.left(), arithmetic.right());
            case Comparison comparison -> List.of(comparison.left(), comparison.right());
            case Both(Node left, Node right) -> List.of(left, right);
            case Either(Node left, Node right) -> List.of(left, right);
            case Negated(Node inner) -> List.of(inner);
            case Absolute(Node inner) -> List.of(inner);
            case Power power -> List.of(power.inner());
            case Rounded rounded -> List.of(rounded.inner());
            case Clamped(Node inner, Node low, Node high) -> List.of(inner, low, high);
            case Least(List<Node> inner) -> inner;
            case Greatest(List<Node> inner) -> inner;
            case Coalesced(List<Node> inner) -> inner;
            case Not(Node inner) -> List.of(inner);
            case Choice(Node condition, Node then, Node otherwise) -> List.of(condition, then, otherwise);
            case Has(Node inner) -> List.of(inner);
            case OrZero(Node inner) -> List.of(inner);
            case Framed framed -> List.of(framed.inner());
            case OfChildren(Node inner) -> List.of(inner);
            case OfParent(Node inner) -> List.of(inner);
            case ShareOfParent(Node inner) -> List.of(inner);
            case Growth growth -> List.of(growth.inner());
            case Opening(Measure measure) -> List.of(measure);
            case Closing(Measure measure) -> List.of(measure);
            case AverageBalance(Measure measure) -> List.of(measure);
            case EachChild(Node inner) -> List.of(inner);
            case MeanOf(EachChild each) -> List.of(each);
        };
    }
}
