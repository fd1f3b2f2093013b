package dev.heng.catalog.formula;

/** The levels of the grammar, loosest first. */
enum Precedence {
    IF,
    OR,
    AND,
    NOT,
    COMPARE,
    ADD,
    MULTIPLY,
    UNARY,
    POWER,
    PRIMARY;

    Precedence next() {
        return values()[ordinal() + 1];
    }

    boolean isLooserThan(Precedence other) {
        return compareTo(other) < 0;
    }
}
