package dev.heng.evaluation.formula;

/** Whether a subject adds up over time or is read at an end. */
public enum Nature {
    /** Amounts of months add up. */
    FLOW,
    /** The balance of the last month counts. */
    STOCK
}
