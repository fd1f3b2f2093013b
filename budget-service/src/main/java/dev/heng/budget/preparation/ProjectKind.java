package dev.heng.budget.preparation;

/** What a project is about. */
public enum ProjectKind {
    EQUIPMENT,
    CONSTRUCTION,
    /** Software, rights. */
    INTANGIBLE,
    RESEARCH,
    /** Paid by a grant of the treasury for a purpose. */
    FISCAL,
    OTHER;

    /** Whether it needs a study of its feasibility before money is proposed for it (rule R12). */
    public boolean needsFeasibility() {
        return this == EQUIPMENT || this == CONSTRUCTION;
    }
}
