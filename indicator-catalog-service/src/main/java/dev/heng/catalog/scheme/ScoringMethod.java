package dev.heng.catalog.scheme;

/** The scoring functions of evaluation.md section 2. */
public enum ScoringMethod {
    /** The article's literal actual / budget x 100, without floor or cap. */
    RATIO,
    /** The deviation from the budget in the indicator's direction, clamped. */
    ACHIEVEMENT,
    RATIO_INVERSE,
    EFFICACY,
    TIERED_EFFICACY,
    STEP,
    PIECEWISE_LINEAR,
    ADD_DEDUCT,
    TARGET_INTERVAL,
    DEVIATION,
    BEST_PEER,
    RUBRIC;

    /** False for those that are named but that evaluation does not run yet. */
    public boolean isAvailable() {
        return this == RATIO || this == ACHIEVEMENT;
    }
}
