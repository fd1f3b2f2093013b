package dev.heng.catalog.scheme;

/** What happens to an item without an actual or a budget value (evaluation.md section 2). */
public enum MissingPolicy {
    REQUIRED,
    REDISTRIBUTE,
    ZERO,
    CARRY_FORWARD,
    EXEMPT
}
