package dev.heng.budget.closing;

/** Whether a month takes figures; each state takes less than the one before it. */
public enum PeriodState {
    OPEN,
    /** Of the budget office only. */
    SOFT_CLOSED,
    CLOSED;

    /** What readers of figures are told: the figures of a softly closed month may still change. */
    PeriodState ofFigures() {
        return this == SOFT_CLOSED ? OPEN : this;
    }

    boolean takesMoreThan(PeriodState other) {
        return compareTo(other) < 0;
    }
}
