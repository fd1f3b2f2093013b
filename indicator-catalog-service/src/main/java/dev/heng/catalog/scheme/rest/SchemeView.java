package dev.heng.catalog.scheme.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.heng.catalog.indicator.CentreType;
import dev.heng.catalog.scheme.ItemClass;
import dev.heng.catalog.scheme.MissingPolicy;
import dev.heng.catalog.scheme.Scheme;
import dev.heng.catalog.scheme.SchemeDraft;
import dev.heng.catalog.scheme.SchemeItem;
import dev.heng.catalog.scheme.Scoring;
import dev.heng.catalog.scheme.ScoringMethod;
import dev.heng.catalog.scheme.WeightMode;
import dev.heng.catalog.scheme.WeightRules;
import dev.heng.catalog.scheme.ZeroTarget;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A draft as it is answered, defaults written out.
 *
 * @param version counts the changes of the draft
 * @param newestVersion the newest published version, null when none is published
 */
public record SchemeView(
        String scheme,
        String name,
        @Schema(nullable = true) @Nullable String nameEn,
        CentreType centreType,
        String chart,
        WeightMode weightMode,
        WeightRules weightRules,
        Map<ItemClass, BigDecimal> classes,
        List<Item> items,
        String gradeScale,
        long version,
        @Schema(nullable = true) @Nullable Integer newestVersion) {

    /** One line of the scheme. */
    @Schema(name = "SchemeItem")
    public record Item(
            String indicator,
            @JsonProperty("class") ItemClass itemClass,
            boolean core,
            @Schema(nullable = true) @Nullable BigDecimal weight,
            @Schema(nullable = true) @Nullable ScoringView scoring,
            @Schema(nullable = true) @Nullable ZeroTarget zeroTarget,
            @Schema(nullable = true) @Nullable MissingPolicy missing) {

        static Item of(SchemeItem item) {
            return new Item(
                    item.indicator(),
                    item.itemClass(),
                    item.core(),
                    item.weight(),
                    ScoringView.of(item.scoring()),
                    item.zeroTarget(),
                    item.missing());
        }
    }

    /** How an item's points come about. */
    @Schema(name = "ItemScoring")
    public record ScoringView(
            ScoringMethod method,

            @Schema(nullable = true, description = "The lowest points; of ACHIEVEMENT only", examples = "0") @Nullable BigDecimal floor,

            @Schema(nullable = true, description = "The highest points; of ACHIEVEMENT only", examples = "120")
            @Nullable BigDecimal cap) {
        static @Nullable ScoringView of(@Nullable Scoring scoring) {
            return scoring == null ? null : new ScoringView(scoring.method(), scoring.floor(), scoring.cap());
        }
    }

    static SchemeView of(Scheme scheme, @Nullable Integer newestVersion) {
        SchemeDraft draft = scheme.draft();
        return new SchemeView(
                scheme.code(),
                draft.name(),
                draft.nameEn(),
                draft.centreType(),
                draft.chart(),
                draft.weightMode(),
                draft.weightRules(),
                draft.classes(),
                draft.items().stream().map(Item::of).toList(),
                draft.gradeScale(),
                scheme.version(),
                newestVersion);
    }
}
