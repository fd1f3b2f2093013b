package dev.heng.catalog.chart;

import org.jspecify.annotations.Nullable;

/**
 * A subject as budget-service published it. The enumerations are kept as text: a value that is not known here yet must not lose the
 * chart.
 *
 * @param parent the code of the subject that includes this one; null at the top
 * @param nature FLOW or STOCK
 * @param unit a base unit such as MONEY
 */
public record LearntSubject(
        String code,
        String name,
        @Nullable String nameEn,
        @Nullable String parent,
        String category,
        String nature,
        String unit,
        String control) {}
