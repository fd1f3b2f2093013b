package dev.heng.budget.consolidation;

/** How a line is divided among centres below its own. */
public enum DecompositionMethod {
    EVEN,
    /** By the shares that are given. */
    WEIGHTS,
    /** By what each centre executed of the subject in the year before; evenly where nobody did. */
    LAST_YEAR,
    /** As the amounts say. */
    AMOUNTS
}
