package dev.heng.catalog.scheme.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.heng.catalog.formula.ReadSet;
import dev.heng.catalog.grade.GradeBand;
import dev.heng.catalog.indicator.CentreType;
import dev.heng.catalog.indicator.Direction;
import dev.heng.catalog.indicator.Perspective;
import dev.heng.catalog.scheme.ItemClass;
import dev.heng.catalog.scheme.MissingPolicy;
import dev.heng.catalog.scheme.Scoring;
import dev.heng.catalog.scheme.Warning;
import dev.heng.catalog.scheme.WeightMode;
import dev.heng.catalog.scheme.WeightRules;
import dev.heng.catalog.scheme.ZeroTarget;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of a version's document; the document itself is answered as it was stored. */
@Schema(name = "SchemeVersionDocument")
public record VersionView(
        String scheme,
        int version,
        String name,
        String nameEn,
        CentreType centreType,
        String chart,
        long chartVersion,
        int languageVersion,
        WeightMode weightMode,
        WeightRules weightRules,
        Map<ItemClass, BigDecimal> classes,
        Scale gradeScale,
        List<Item> items,
        Map<String, CompiledIndicator> indicators,

        @Schema(
                description =
                        "SHA-256 (hexadecimal) of the document without hash, warnings, publishedAt and publishedBy, written in"
                                + " UTF-8 without blanks, members sorted by name, each number as a string of its plain decimal without"
                                + " trailing zeros.")
        String hash,

        List<Warning> warnings,
        Instant publishedAt,
        String publishedBy) {

    /** The grade scale as it was at publication. */
    @Schema(name = "PublishedGradeScale")
    public record Scale(String code, String name, String nameEn, List<GradeBand> bands) {}

    /** A line; for MODIFIER and VETO scoring and zeroTarget are null, for VETO weight and missing too. */
    @Schema(name = "PublishedItem")
    public record Item(
            String indicator,
            @JsonProperty("class") ItemClass itemClass,
            boolean core,
            BigDecimal weight,
            Scoring scoring,
            ZeroTarget zeroTarget,
            MissingPolicy missing) {}

    /** An indicator with its compiled formula; formula and tree are null for what people rate. */
    public record CompiledIndicator(
            String code,
            String name,
            String nameEn,
            Perspective perspective,
            Direction direction,
            String unit,
            String formula,
            Map<String, Object> tree,
            ReadSet readSet) {}
}
