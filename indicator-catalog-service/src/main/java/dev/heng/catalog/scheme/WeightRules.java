package dev.heng.catalog.scheme;

/** Whether a broken weight rule is shown at publication or forbids it. */
public enum WeightRules {
    WARN,
    ERROR
}
