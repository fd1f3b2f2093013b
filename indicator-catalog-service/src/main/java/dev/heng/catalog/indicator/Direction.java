package dev.heng.catalog.indicator;

/** Whether more is better, less is better, or the target itself is best. */
public enum Direction {
    HIGHER,
    LOWER,
    TARGET
}
