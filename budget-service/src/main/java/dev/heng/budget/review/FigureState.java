package dev.heng.budget.review;

/** How far the review of a proposed line is. */
public enum FigureState {
    /** Nobody has decided. */
    OPEN,
    /** Somebody has decided, on what is proposed now. */
    DECIDED,
    /** Somebody has decided, and the centre has proposed something else since. */
    STALE,
    /** Nobody decided before the phase was over: the control figure is what was proposed. */
    UNTOUCHED
}
