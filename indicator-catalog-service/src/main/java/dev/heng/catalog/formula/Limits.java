package dev.heng.catalog.formula;

/** The complexity that a formula may have; they also protect the compiler and the evaluation against hostile texts. */
final class Limits {

    static final int CHARACTERS = 2000;
    /** Brackets, calls and conditions inside one another; also indicators reached through one another. */
    static final int DEPTH = 32;

    static final int NODES = 256;
    /** Nodes of a formula together with those of all formulas that it reaches, each counted as often as it is reached. */
    static final long NODES_REACHED = 20_000;

    /** DECIMAL128 holds 34 digits; a longer literal would not be what was written. */
    static final int NUMBER_DIGITS = 34;

    static final int PERIODS = 40;
    static final int DIGITS = 20;
    static final int EXPONENT = 99;
    /** How far a formula may look back over the whole path, in years. */
    static final int YEARS_BACK = 100;

    private Limits() {}
}
