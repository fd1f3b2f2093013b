package dev.heng.budget.settlement;

/** Why a line of a final account needs a comment. */
public enum RedLine {
    /** More was spent than planned. */
    OVERSPENT,
    /** Less was spent, or earned, than the lowest rate. */
    RATE_LOW,
    /** More was earned than the highest rate. */
    RATE_HIGH
}
