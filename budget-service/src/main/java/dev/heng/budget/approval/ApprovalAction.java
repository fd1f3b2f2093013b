package dev.heng.budget.approval;

/** What happened to a case. */
public enum ApprovalAction {
    OPENED,
    APPROVED,
    /** To an earlier step, or to the submitter. */
    RETURNED,
    SIGNER_ADDED,
    FORWARDED,
    REMINDED,
    WITHDRAWN,
    ATTACHED
}
