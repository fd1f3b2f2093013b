package dev.heng.evaluation.indicators;

/**
 * An indicator as it was published.
 *
 * @param formula its text; null for one that is only rated or confirmed
 * @param unit null when it has none
 */
public record Indicator(String code, String name, String nameEn, String formula, String unit) {}
