package dev.heng.catalog.indicator;

/** How certain the source of an indicator's name is (domain.md, marks S, I-hi, I-med, I-lo, LOST). */
public enum Confidence {
    CERTAIN,
    HIGH,
    MEDIUM,
    LOW,
    LOST
}
