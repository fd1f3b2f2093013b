package dev.heng.evaluation.formula;

/** Why a value is missing or undefined, or what was done about it. The names are published and never change. */
public enum ReasonCode {
    /** A flow without a figure in a period that has no figure of that scenario at all and is not closed. */
    NO_FIGURE,
    /** A stock without a balance in the last month of the period. */
    NO_BALANCE,
    /** Nobody entered the rating, survey or count. */
    NO_INPUT,
    /** A root has no parent. */
    NO_PARENT,
    /** A leaf has no children. */
    NO_CHILDREN,
    /** The scenario is part of the language but not evaluated yet. */
    NOT_AVAILABLE,
    /** A division by zero. */
    ZERO_DENOMINATOR,
    /** A result whose decimal exponent is beyond 99. */
    OUT_OF_RANGE,

    /** The budget is zero and the scheme's zero-target policy gives no score. */
    ZERO_TARGET,
    /** The actual of the period before stood in for a budget of zero. */
    PRIOR_AS_TARGET,
    /** The actual of the period before stood in for a missing actual. */
    CARRIED_FORWARD,
    /** A missing item that the scheme counts with zero points. */
    COUNTED_AS_ZERO,
    /** A missing item whose weight went to the rest of its class. */
    REDISTRIBUTED,
    /** An exemption without evidence is none. */
    NO_EVIDENCE,
    /** After redistribution less than 80 % of the class would be left. */
    LOW_COVERAGE,
    /** No item of any class counts, so there is nothing to compose. */
    NOTHING_TO_SCORE
}
