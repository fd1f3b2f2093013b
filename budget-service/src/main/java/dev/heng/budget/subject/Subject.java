package dev.heng.budget.subject;

import org.jspecify.annotations.Nullable;

/**
 * A budget subject of a chart.
 *
 * @param parent the subject whose figure contains this one's; null for a root
 */
public record Subject(
        String code,
        String name,
        @Nullable String nameEn,
        @Nullable String parent,
        Category category,
        Nature nature,
        Unit unit,
        Control control) {

    /** True when a figure of the one means the same as a figure of the other; names, parents and control may differ. */
    public boolean meansTheSameAs(Subject other) {
        return category == other.category && nature == other.nature && unit == other.unit;
    }
}
