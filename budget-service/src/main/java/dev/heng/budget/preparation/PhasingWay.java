package dev.heng.budget.preparation;

/** How the amount of a year is divided among its months. */
public enum PhasingWay {
    EVEN,
    /** As the executed figures of the last complete year. */
    SEASON,
    /** By twelve weights that are given. */
    WEIGHTS
}
