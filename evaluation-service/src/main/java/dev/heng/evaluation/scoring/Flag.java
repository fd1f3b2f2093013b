package dev.heng.evaluation.scoring;

/** What a reader of a score should know beside it. */
public enum Flag {
    /** The score is above the scale's top: perhaps the budget was made too easy. */
    ABOVE_SCALE,
    /** The score is below the scale's bottom. */
    BELOW_SCALE,
    /** An event that vetoes the score happened; the un-vetoed one is {@link Scorecard#modified()}. */
    VETOED
}
