package dev.heng.budget.alerting;

/** How much it matters, rising. */
public enum AlertSeverity {
    INFO,
    WARN,
    ESCALATE,
    /** The whole budget is used; a STRICT rule lets through what its tolerance still allows. */
    BLOCK
}
