package dev.heng.catalog.formula;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of a function.
 *
 * @param name as in {@code prior(REV_MED, n: 2)}
 * @param fallback what an omitted optional literal means, null when the parameter is required
 */
record Parameter(String name, Kind kind, @Nullable String fallback) {

    enum Kind {
        NUMBER,
        SERIES,
        /** One or more further expressions; always the last parameter. */
        NUMBERS,
        /** The bare code of a subject. */
        MEASURE,
        /** How many periods: a whole number from 1. */
        PERIODS,
        /** Decimal places. */
        DIGITS,
        /** PRIOR or YOY. */
        BASIS,
        /** The code of an input or event. */
        CODE
    }

    static Parameter number(String name) {
        return new Parameter(name, Kind.NUMBER, null);
    }

    static Parameter of(String name, Kind kind) {
        return new Parameter(name, kind, null);
    }

    static Parameter optional(String name, Kind kind, String fallback) {
        return new Parameter(name, kind, fallback);
    }

    boolean isRequired() {
        return fallback == null;
    }

    /** True for what becomes an operand in the tree, false for literals that become members of the node. */
    boolean isExpression() {
        return kind == Kind.NUMBER || kind == Kind.SERIES || kind == Kind.NUMBERS || kind == Kind.MEASURE;
    }
}
