package dev.heng.catalog.scheme.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.heng.catalog.indicator.CentreType;
import dev.heng.catalog.scheme.ItemClass;
import dev.heng.catalog.scheme.MissingPolicy;
import dev.heng.catalog.scheme.Scheme;
import dev.heng.catalog.scheme.SchemeDraft;
import dev.heng.catalog.scheme.SchemeItem;
import dev.heng.catalog.scheme.Scoring;
import dev.heng.catalog.scheme.WeightMode;
import dev.heng.catalog.scheme.WeightRules;
import dev.heng.catalog.scheme.ZeroTarget;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A draft as it is answered, defaults written out.
 *
 * @param version counts the changes of the draft
 * @param newestVersion the newest published version, null when none is published
 */
public record SchemeView(
        String scheme,
        String name,
        String nameEn,
        CentreType centreType,
        String chart,
        WeightMode weightMode,
        WeightRules weightRules,
        Map<ItemClass, BigDecimal> classes,
        List<Item> items,
        String gradeScale,
        long version,
        Integer newestVersion) {

    /** One line of the scheme. */
    @Schema(name = "SchemeItem")
    public record Item(
            String indicator,
            @JsonProperty("class") ItemClass itemClass,
            boolean core,
            BigDecimal weight,
            Scoring scoring,
            ZeroTarget zeroTarget,
            MissingPolicy missing) {

        static Item of(SchemeItem item) {
            return new Item(
                    item.indicator(),
                    item.itemClass(),
                    item.core(),
                    item.weight(),
                    item.scoring(),
                    item.zeroTarget(),
                    item.missing());
        }
    }

    static SchemeView of(Scheme scheme, Integer newestVersion) {
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
