package dev.heng.evaluation.scoring;

/** What an item is worth when its budget is zero, which no scoring method can divide by. */
public enum ZeroTarget {
    /** Left to people: not scorable, whatever the actual is. */
    MANUAL,
    /** The item leaves its class. */
    EXEMPT,
    /** 100 points when the actual is zero too, else not scorable. */
    FULL_IF_ZERO_ACTUAL,
    /** The actual of the period before is the budget. */
    USE_PRIOR
}
