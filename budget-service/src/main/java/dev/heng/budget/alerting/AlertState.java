package dev.heng.budget.alerting;

/** What became of an alert; one that nobody has acknowledged is resolved too when it no longer holds. */
public enum AlertState {
    OPEN,
    ACKNOWLEDGED,
    RESOLVED
}
