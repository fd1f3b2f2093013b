package dev.heng.budget.approval;

/** What can be approved. */
public enum DocumentKind {
    PROPOSAL,
    BUDGET,
    ADJUSTMENT,
    CLOSING,
    FINAL_ACCOUNT
}
