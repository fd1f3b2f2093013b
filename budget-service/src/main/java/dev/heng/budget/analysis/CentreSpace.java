package dev.heng.budget.analysis;

/** Which centres a rolled-up centre stands for: itself and all below it, itself alone, or all below it without itself. */
public enum CentreSpace {
    SUBTREE,
    OWN,
    CHILDREN
}
