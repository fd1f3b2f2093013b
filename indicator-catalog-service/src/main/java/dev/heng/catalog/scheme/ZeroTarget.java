package dev.heng.catalog.scheme;

/** What happens to an item whose budget value is 0 (evaluation.md section 2). */
public enum ZeroTarget {
    MANUAL,
    EXEMPT,
    FULL_IF_ZERO_ACTUAL,
    USE_PRIOR
}
