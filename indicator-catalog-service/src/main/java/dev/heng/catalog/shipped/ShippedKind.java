package dev.heng.catalog.shipped;

/** What kinds of document ship. */
public enum ShippedKind {
    INDICATOR,
    GRADE_SCALE,
    SCHEME
}
