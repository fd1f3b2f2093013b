package dev.heng.catalog.indicator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person writes down about an indicator.
 *
 * @param formula null for a veto event and for what people rate
 * @param unit the declared unit of the formula's result, null to derive it
 * @param nature null when nobody has classified it
 * @param centreTypes the centres that it is meant for, in the order of {@link CentreType}; empty = any
 * @param source where the figures come from, such as {@code ERP}
 * @param confidence how certain the name is; null when the question does not arise
 * @param definition the meaning in words, with its authority
 */
public record IndicatorDefinition(
        String name,
        @Nullable String nameEn,
        Perspective perspective,
        @Nullable String formula,
        @Nullable String unit,
        Direction direction,
        @Nullable Nature nature,
        List<CentreType> centreTypes,
        @Nullable String source,
        @Nullable Confidence confidence,
        @Nullable String definition) {

    public IndicatorDefinition {
        // a file of a shipped indicator may leave them out
        centreTypes = centreTypes == null
                ? List.of()
                : centreTypes.stream().distinct().sorted().toList();
    }

    /** False for a veto event and for what people rate. */
    public boolean hasFormula() {
        return formula != null;
    }
}
