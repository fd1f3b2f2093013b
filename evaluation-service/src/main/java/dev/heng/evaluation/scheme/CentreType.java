package dev.heng.evaluation.scheme;

/** The three kinds of centres. */
public enum CentreType {
    INVESTMENT,
    REVENUE,
    COST
}
