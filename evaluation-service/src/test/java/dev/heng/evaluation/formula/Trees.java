package dev.heng.evaluation.formula;

import java.util.List;

/** Trees as a reader of the compiled form makes them. */
final class Trees {

    private Trees() {}

    static Node m(String code) {
        return Operation.MEASURE.node(Parts.none().text(Member.CODE, code));
    }

    static Node number(String value) {
        return Operation.NUMBER.node(Parts.none().text(Member.VALUE, value));
    }

    static Node ind(String code) {
        return Operation.INDICATOR.node(Parts.none().text(Member.CODE, code));
    }

    static Node input(String code) {
        return Operation.INPUT.node(Parts.none().text(Member.CODE, code));
    }

    static Node events(String code) {
        return Operation.COUNT_EVENTS.node(Parts.none().text(Member.CODE, code));
    }

    static Node op(String id, Node... args) {
        return Operation.named(id).node(args.length == 0 ? Parts.none() : Parts.of(args));
    }

    static Node prior(Node inner, int n) {
        return Operation.PRIOR.node(Parts.of(inner).integer(Member.N, n));
    }

    static Node rolling(Node inner, int n) {
        return Operation.ROLLING.node(Parts.of(inner).integer(Member.N, n));
    }

    static Node growth(Node inner, Basis basis) {
        return Operation.GROWTH.node(Parts.of(inner).text(Member.BASIS, basis.name()));
    }

    static Node pow(Node inner, int exponent) {
        return Operation.POW.node(Parts.of(inner).integer(Member.EXPONENT, exponent));
    }

    static Node round(Node inner, int digits) {
        return Operation.ROUND.node(Parts.of(inner).integer(Member.DIGITS, digits));
    }

    static Node meanOfEachChild(Node inner) {
        return op("mean_of", op("each_child", inner));
    }

    /** Left-nested, as the catalogue compiles a chain. */
    static Node sum(Node... terms) {
        return List.of(terms).stream()
                .reduce((left, right) -> op("add", left, right))
                .orElseThrow();
    }
}
