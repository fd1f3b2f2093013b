package dev.heng.catalog.scheme;

import dev.heng.catalog.document.Decimals;
import dev.heng.catalog.indicator.CentreType;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A scheme while it is written.
 *
 * @param classes the weights of the scored classes, in percent of the composite score
 */
public record SchemeDraft(
        String name,
        @Nullable String nameEn,
        CentreType centreType,
        String chart,
        WeightMode weightMode,
        WeightRules weightRules,
        Map<ItemClass, BigDecimal> classes,
        List<SchemeItem> items,
        String gradeScale) {

    /** The chart that budget-service ships. */
    public static final String CHART_DEFAULT = "hospital-standard";

    private static final String GRADE_SCALE_DEFAULT = "article";

    public SchemeDraft {
        items = List.copyOf(items);
        Map<ItemClass, BigDecimal> ordered = new EnumMap<>(ItemClass.class);
        classes.forEach((itemClass, weight) -> ordered.put(itemClass, Decimals.canonical(weight)));
        classes = Collections.unmodifiableMap(ordered);
    }

    /** What is null has its default. */
    public static SchemeDraft withDefaults(
            String name,
            @Nullable String nameEn,
            CentreType centreType,
            @Nullable String chart,
            @Nullable WeightMode weightMode,
            @Nullable WeightRules weightRules,
            Map<ItemClass, BigDecimal> classes,
            List<SchemeItem> items,
            @Nullable String gradeScale) {
        return new SchemeDraft(
                name,
                nameEn,
                centreType,
                Objects.requireNonNullElse(chart, CHART_DEFAULT),
                Objects.requireNonNullElse(weightMode, WeightMode.NORMALISE),
                Objects.requireNonNullElse(weightRules, WeightRules.WARN),
                classes,
                items,
                Objects.requireNonNullElse(gradeScale, GRADE_SCALE_DEFAULT));
    }

    /** The items of one class, in the order of the draft. */
    public List<SchemeItem> items(ItemClass itemClass) {
        return items.stream().filter(item -> item.itemClass() == itemClass).toList();
    }

    /** The weight of a scored class; 0 when the draft does not name it. */
    public BigDecimal classWeight(ItemClass itemClass) {
        return classes.getOrDefault(itemClass, BigDecimal.ZERO);
    }

    /** The codes of all items, each once. */
    public List<String> indicators() {
        return items.stream().map(SchemeItem::indicator).distinct().toList();
    }
}
