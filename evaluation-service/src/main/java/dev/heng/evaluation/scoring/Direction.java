package dev.heng.evaluation.scoring;

/** Which side of the budget is the good one. */
public enum Direction {
    HIGHER,
    LOWER,
    /** Hitting it; either side is worse. */
    TARGET
}
