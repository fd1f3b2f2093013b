package dev.heng.budget.consolidation;

/** What can happen to a version of a budget. */
public enum VersionAction {
    SUBMIT,
    APPROVE,
    RETURN,
    /** The submitter takes it back before it is decided. */
    WITHDRAW,
    ISSUE,
    /** Another version is issued in its place. */
    SUPERSEDE
}
