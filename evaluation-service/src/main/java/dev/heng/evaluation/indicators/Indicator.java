package dev.heng.evaluation.indicators;

import org.jspecify.annotations.Nullable;

/**
 * An indicator as it was published.
 *
 * @param formula its text; null for one that is only rated or confirmed
 * @param unit null when it has none
 */
public record Indicator(
        String code,
        String name,
        @Nullable String nameEn,
        @Nullable String formula,
        @Nullable String unit) {}
