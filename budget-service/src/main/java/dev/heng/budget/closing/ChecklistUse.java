package dev.heng.budget.closing;

/** What the checklist of a month means for closing it. */
public enum ChecklistUse {
    ADVISE,
    ENFORCE
}
