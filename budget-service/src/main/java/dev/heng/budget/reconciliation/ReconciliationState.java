package dev.heng.budget.reconciliation;

/** What comparing what was stated with what is here says. */
public enum ReconciliationState {
    /** All that was stated is here, recorded or waiting, and nothing else. */
    MATCHED,
    /** Something is missing, or more is here than was stated. */
    GAP,
    /** Nobody stated a total. */
    UNSTATED,
    /** A day between the first and the last of its source on which nothing was stated and nothing is here. */
    EMPTY
}
