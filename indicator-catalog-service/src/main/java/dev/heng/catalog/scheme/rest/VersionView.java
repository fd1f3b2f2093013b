package dev.heng.catalog.scheme.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.heng.catalog.formula.ReadSet;
import dev.heng.catalog.grade.Grade;
import dev.heng.catalog.indicator.CentreType;
import dev.heng.catalog.indicator.Direction;
import dev.heng.catalog.indicator.Perspective;
import dev.heng.catalog.scheme.ItemClass;
import dev.heng.catalog.scheme.MissingPolicy;
import dev.heng.catalog.scheme.ScoringMethod;
import dev.heng.catalog.scheme.WeightMode;
import dev.heng.catalog.scheme.WeightRules;
import dev.heng.catalog.scheme.ZeroTarget;
import dev.heng.edge.AnswerSchemas;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The form of a version's document; the document itself is answered as it was stored. */
@Schema(name = "SchemeVersionDocument")
public record VersionView(
        String scheme,
        int version,
        String name,
        @Schema(nullable = true) @Nullable String nameEn,
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

        List<PublicationView.WarningView> warnings,
        Instant publishedAt,
        String publishedBy) {

    /** The grade scale as it was at publication. */
    @Schema(name = "PublishedGradeScale")
    public record Scale(
            String code,
            String name,
            @Schema(nullable = true) @Nullable String nameEn,
            List<Band> bands) {}

    /** The scores of one grade: (above, upTo], in points. */
    @Schema(name = "PublishedGradeBand")
    public record Band(
            Grade grade,
            String name,
            @Schema(nullable = true) @Nullable String nameEn,
            @Schema(nullable = true) @Nullable BigDecimal above,
            @Schema(nullable = true) @Nullable BigDecimal upTo,
            boolean includesLower) {}

    /** A line; for MODIFIER and VETO scoring and zeroTarget are null, for VETO weight and missing too. */
    @Schema(name = "PublishedItem")
    public record Item(
            String indicator,
            @JsonProperty("class") ItemClass itemClass,
            boolean core,
            @Schema(nullable = true) @Nullable BigDecimal weight,
            @Schema(nullable = true) @Nullable Method scoring,
            @Schema(nullable = true) @Nullable ZeroTarget zeroTarget,
            @Schema(nullable = true) @Nullable MissingPolicy missing) {}

    /** How the points come about; floor and cap stand there for ACHIEVEMENT only. */
    @Schema(name = "PublishedScoring", extensions = @Extension(name = AnswerSchemas.ABSENT, value = "true"))
    public record Method(@Schema(required = true) ScoringMethod method, BigDecimal floor, BigDecimal cap) {}

    /** A node of a compiled formula. */
    @Schema(name = "FormulaNode", extensions = @Extension(name = AnswerSchemas.ABSENT, value = "true"))
    public record Node(
            @Schema(required = true, description = "The operation", examples = "mul")
            String op,

            @Schema(description = "What it is applied to") List<Node> args,

            @Schema(description = "Of number: plain decimal", examples = "100")
            String value,

            @Schema(description = "Of measure, indicator, input, count_events", examples = "REV_MED")
            String code,

            @Schema(description = "Of prior, rolling: periods")
            Integer n,

            @Schema(description = "Of pow") Integer exponent,
            @Schema(description = "Of round") Integer digits,

            @Schema(
                    description = "Of growth",
                    enumeration = {"PRIOR", "YOY"})
            String basis) {}

    /** An indicator with its compiled formula; formula and tree are null for what people rate. */
    public record CompiledIndicator(
            String code,
            String name,
            @Schema(nullable = true) @Nullable String nameEn,
            Perspective perspective,
            Direction direction,
            @Schema(nullable = true) @Nullable String unit,
            @Schema(nullable = true) @Nullable String formula,
            @Schema(nullable = true) @Nullable Node tree,
            ReadSet readSet) {}
}
