package dev.heng.evaluation.scoring;

/** How an item of a scorecard stands. */
public enum ItemStatus {
    SCORED,
    /** A figure is not there. */
    MISSING,
    /** The figures are there and give no score. */
    NOT_SCORABLE,
    /** Left out by rule or with evidence. */
    EXEMPT
}
