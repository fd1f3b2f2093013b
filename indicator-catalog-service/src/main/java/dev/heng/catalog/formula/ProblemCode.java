package dev.heng.catalog.formula;

/** The stable codes of what can be wrong with a formula; clients may act on them, texts may change. */
public enum ProblemCode {
    SYNTAX,
    NUMBER_FORM,
    TOO_LONG,
    TOO_DEEP,
    TOO_MANY_NODES,
    UNKNOWN_FUNCTION,
    UNKNOWN_MEASURE,
    UNKNOWN_INDICATOR,
    /** {@code ind()} of an indicator that people rate: it has nothing to compute. */
    INDICATOR_WITHOUT_FORMULA,
    /** {@code ind()} of an indicator whose own formula has errors; those are listed when it is checked itself. */
    BROKEN_INDICATOR,
    CYCLE,
    ARITY,
    ARGUMENT_NAME,
    /** A parameter that takes a literal (a number of periods, a basis, a code) got something else or out of range. */
    ARGUMENT_VALUE,
    TYPE_MISMATCH,
    UNIT_MISMATCH,
    DECLARED_UNIT,
    NOT_STOCK,
    STOCK_OVER_TIME,
    DIVISION_BY_ZERO,
    /** A warning: a subject and one of its own parts are added, so the part counts twice. */
    DOUBLE_COUNT,
    /** A warning: the formula is right, but asks for figures that no service provides yet. */
    NOT_AVAILABLE
}
