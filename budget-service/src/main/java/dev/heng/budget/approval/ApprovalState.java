package dev.heng.budget.approval;

/** Where a case is. Only an open one changes. */
public enum ApprovalState {
    OPEN,
    APPROVED,
    RETURNED,
    WITHDRAWN
}
