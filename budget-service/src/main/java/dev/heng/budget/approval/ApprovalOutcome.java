package dev.heng.budget.approval;

/** How a case ended. */
public enum ApprovalOutcome {
    APPROVED,
    /** Back to the submitter. */
    RETURNED,
    WITHDRAWN
}
