package dev.heng.evaluation.scoring;

/** Whether a scorecard has a score. */
public enum ScorecardStatus {
    COMPLETE,
    /** Something required is missing or not scorable; score and grade are null. */
    INCOMPLETE
}
