package dev.heng.evaluation.formula;

/** What growth is measured against. */
public enum Basis {
    /** The period before. */
    PRIOR,
    /** The same period of the year before. */
    YOY
}
