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

    @SuppressWarnings("EnumOrdinal") // the order of the constants is what this type is about
    Precedence next() {
        return values()[ordinal() + 1];
    }

    boolean isLooserThan(Precedence other) {
        return compareTo(other) < 0;
    }
}
