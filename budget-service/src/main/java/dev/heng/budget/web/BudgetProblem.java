package dev.heng.budget.web;

import dev.heng.edge.Problem;

/** The refusals that only this service knows, in one line each; those of every service are in {@code EdgeProblem}. */
public enum BudgetProblem implements Problem {
    ADJUSTMENT_REFUSED(409, "The adjustment cannot be"),
    ADJUSTMENT_STATE(409, "The adjustment is in another state"),
    BUDGET_ISSUED(409, "A budget of the year is issued"),
    ABOVE_TOTAL(409, "More would be handed on than there is"),
    APPROVER_NEVER_ISSUES(403, "Who approved a budget does not issue it"),
    BUDGET_VERSION_STATE(409, "The version of the budget is in another state"),
    BATCH_CHANGED(409, "The batch stands for other lines"),
    BATCH_GAP(409, "An earlier chunk of the batch is missing"),
    ALERT_RESOLVED(409, "The alert is resolved"),
    ALREADY_DECIDED(409, "A person decides once in a step"),
    APPROVAL_CLOSED(409, "The approval has ended"),
    APPROVAL_OPEN(409, "The document is being approved"),
    APPROVAL_ROUTE_AMBIGUOUS(409, "Another route has the same place in the order"),
    APPROVAL_ROUTE_BLOCKED(409, "The route waits for somebody who prepared the document"),
    DOCUMENT_CHANGED(409, "The document is another than the one that is approved"),
    NOT_THE_SUBMITTER(403, "Only the submitter does this"),
    NOT_YOUR_DELEGATION(403, "Somebody else writes this delegation"),
    NOT_YOUR_TASK(403, "The step waits for somebody else"),
    PREPARER_NEVER_APPROVES(403, "Who prepared a document never approves it"),
    REMINDED_RECENTLY(409, "They were urged a short time ago"),
    TAKES_PART_ALREADY(409, "The user takes part in the step already"),
    CARRY_REFUSED(409, "The ledger refuses to carry the lines forward"),
    CARRY_RULE_AMBIGUOUS(409, "Another rule speaks of the same lines"),
    CARRY_RUN_IN_FORCE(409, "The year is carried forward"),
    OPEN_RESERVATIONS(409, "Money of the year is still set aside"),
    SIMULATION_STALE(409, "The simulation is another by now"),
    COMMENTS_MISSING(409, "Lines need a comment"),
    FINAL_ACCOUNT_FROZEN(409, "The final account does not change any more"),
    FINAL_ACCOUNT_NOT_SUBMITTED(409, "The final account is not being approved"),
    FINAL_ACCOUNT_SUBMITTED(409, "The final account is being approved"),
    TIE_OUT_OPEN(409, "Sums of the final account do not tie"),
    CHART_UNKNOWN(409, "The chart is not known"),
    SUBJECT_MEANING_FIXED(409, "The meaning of a subject with entries cannot change"),
    CENTRE_TREE_INVALID(409, "The centres would not form a tree"),
    CONTROL_FIGURE_STALE(409, "Somebody else has decided the control figure"),
    CYCLE_CLOSED(409, "The budget cycle is closed"),
    CONTROL_RULE_AMBIGUOUS(409, "Another rule counts by the same names"),
    CONTROL_TOTAL_MISMATCH(409, "The control total does not agree with the lines"),
    CHECKS_FAILED(409, "The budget does not keep to the rules"),
    CHECKLIST_OPEN(409, "Something is left to do before the month is closed"),
    FLEX_RULE_AMBIGUOUS(409, "Another rule is about the same budget"),
    LINE_CHANGED(409, "The id stands for another line"),
    LINE_SUSPENDED(409, "The line waits in the suspense queue"),
    LINE_VERSION_STALE(409, "Somebody else has changed a line since it was read"),
    MAPPING_RULE_AMBIGUOUS(409, "Another rule maps the same codes"),
    NOTHING_TO_DECOMPOSE(409, "There is nothing to hand on"),
    NOT_REVERSIBLE(409, "The line cannot be reversed"),
    OVERRIDE_CHANGED(409, "The override stands for something else"),
    OWNERSHIP_AMBIGUOUS(409, "The subject would have two owner departments"),
    NOT_YET_SEALED(409, "The day is not sealed yet"),
    PHASE_CLOSED(409, "The phase of the budget cycle does not allow this"),
    PHASE_MOVE_REFUSED(409, "The budget cycle does not move like that"),
    PROPOSALS_MISSING(409, "Centres have not submitted"),
    PROPOSAL_SUBMITTED(409, "The proposal is submitted"),
    PROPOSAL_NOT_SUBMITTED(409, "The proposal is not submitted"),
    TOO_MANY_ATTACHMENTS(409, "There are too many files"),
    PROJECT_INCOMPLETE(409, "A project lacks something"),
    PROPOSAL_INCOMPLETE(409, "The proposal lacks something"),
    PERIOD_CLOSED(409, "The period is closed"),
    REVIEW_COMPLETED(409, "The owner department has said that its review is done"),
    REVERSAL_REFUSED(409, "The line was not reversed"),
    REVERSED_ALREADY(409, "The line is reversed already"),
    RESERVATION_REFUSED(409, "Nothing was reserved or spent"),
    RESERVATION_CHANGED(409, "The reservation stands for something else"),
    RESERVATION_OF_ADJUSTMENT(409, "The reservation belongs to an adjustment"),
    RESERVATION_ENDED(409, "The reservation has ended"),
    BUDGET_BELOW_USED(409, "The budget would be below what is used");

    private final int status;
    private final String title;

    BudgetProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
