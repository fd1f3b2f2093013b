package dev.heng.catalog.shipped.file;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.heng.catalog.indicator.CentreType;
import dev.heng.catalog.scheme.ItemClass;
import dev.heng.catalog.scheme.MissingPolicy;
import dev.heng.catalog.scheme.SchemeDraft;
import dev.heng.catalog.scheme.SchemeItem;
import dev.heng.catalog.scheme.Scoring;
import dev.heng.catalog.scheme.WeightMode;
import dev.heng.catalog.scheme.WeightRules;
import dev.heng.catalog.scheme.ZeroTarget;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scheme's file: the body that a person would PUT. */
record ShippedScheme(
        String name,
        @Nullable String nameEn,
        CentreType centreType,
        @Nullable String chart,
        @Nullable WeightMode weightMode,
        @Nullable WeightRules weightRules,
        Map<ItemClass, BigDecimal> classes,
        @Nullable String gradeScale,
        List<Item> items) {

    record Item(
            String indicator,
            @JsonProperty("class") ItemClass itemClass,
            boolean core,
            @Nullable BigDecimal weight,
            @Nullable Scoring scoring,
            @Nullable ZeroTarget zeroTarget,
            @Nullable MissingPolicy missing) {

        SchemeItem item() {
            return new SchemeItem(indicator, itemClass, core, weight, scoring, zeroTarget, missing);
        }
    }

    SchemeDraft draft() {
        return SchemeDraft.withDefaults(
                name,
                nameEn,
                centreType,
                chart,
                weightMode,
                weightRules,
                classes,
                items.stream().map(Item::item).toList(),
                gradeScale);
    }
}
