package dev.heng.budget.subject;

/** What happens when execution passes the budget of a cell: nothing, a warning, or a refusal. */
public enum Control {
    NONE,
    WARN,
    STRICT
}
