package dev.heng.budget.settlement;

/** Whether what a run moved is where it moved it. */
public enum CarryRunState {
    IN_FORCE,
    REVERSED
}
