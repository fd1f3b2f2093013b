package dev.heng.budget.closing;

/** Whether a month takes figures. */
public enum PeriodState {
    OPEN,
    CLOSED
}
