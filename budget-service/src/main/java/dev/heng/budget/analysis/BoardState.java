package dev.heng.budget.analysis;

/** How far the budget of a centre is in the present phase of its cycle. */
public enum BoardState {
    /** START: goals and rules are being set. */
    NOT_STARTED,
    /** The centre has written nothing in this round. */
    NOT_BEGUN,
    /** The centre writes. */
    WRITING,
    /** The centre writes again what was given back to it. */
    RETURNED,
    /** Somebody approves what the centre, or the budget office for all, submitted. */
    IN_APPROVAL,
    /** The centre has submitted in this round. */
    SUBMITTED,
    /** The first round is over, and the centre submitted nothing in it. */
    MISSED,
    /** Owner departments have lines of the centre to decide about. */
    IN_REVIEW,
    /** Nothing of the centre waits for a decision any more. */
    REVIEWED,
    /** The budget office puts the budget together. */
    CONSOLIDATING,
    /** The budget is approved and not issued. */
    APPROVED,
    /** The budget is issued. */
    ISSUED,
    /** The final account is made. */
    SETTLING,
    /** Nothing changes any more. */
    CLOSED
}
