package dev.heng.evaluation.result.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.heng.edge.AnswerSchemas;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The explanation of an item as the OpenAPI document describes it; a test compares it with what is written. */
@Schema(name = "Explanation")
record ExplanationDocument(
        String hospital,
        String centre,
        String period,
        String scheme,
        int version,
        String indicator,
        String name,
        @Schema(nullable = true) @Nullable String nameEn,
        @Schema(nullable = true) @Nullable String unit,

        @Schema(nullable = true, description = "As published") @Nullable String formula,

        @JsonProperty("class") @Schema(enumeration = {"BASIC", "AUXILIARY", "MODIFIER", "VETO"})
        String itemClass,

        String direction,
        String zeroTarget,
        String missing,
        String status,
        @Schema(nullable = true) @Nullable BigDecimal weight,
        @Schema(nullable = true) @Nullable BigDecimal share,
        @Schema(nullable = true) @Nullable BigDecimal actual,
        @Schema(nullable = true) @Nullable BigDecimal budget,
        @Schema(nullable = true) @Nullable BigDecimal prior,
        @Schema(nullable = true) @Nullable BigDecimal samePeriodLastYear,
        @Schema(nullable = true) @Nullable BigDecimal ratio,
        @Schema(nullable = true) @Nullable BigDecimal points,
        @Schema(nullable = true) @Nullable BigDecimal contribution,
        List<ScorecardDocument.Reason> reasons,
        List<Step> steps,
        @Schema(nullable = true) @Nullable Input input,

        @Schema(description = "By column: actual, budget, prior, samePeriodLastYear; none without a formula")
        Map<String, Node> trees) {

    /** How points, share or contribution came. */
    @Schema(name = "ExplanationStep")
    record Step(String name, String text, BigDecimal result) {}

    /** What was entered. */
    @Schema(name = "ExplanationInput")
    record Input(
            @Schema(nullable = true) @Nullable BigDecimal rating,
            @Schema(nullable = true) @Nullable BigDecimal actual,
            @Schema(nullable = true) @Nullable BigDecimal target,
            @Schema(nullable = true) @Nullable Boolean veto,
            @Schema(nullable = true) @Nullable String evidence) {}

    /** An evaluated node; outside the reader's scope only state and value. */
    @Schema(name = "ExplanationNode", extensions = @Extension(name = AnswerSchemas.ABSENT, value = "true"))
    record Node(
            @Schema(
                    required = true,
                    enumeration = {"NUMBER", "TRUTH", "MISSING", "UNDEFINED"})
            String state,

            @Schema(
                    required = true,
                    oneOf = {BigDecimal.class, Boolean.class},
                    extensions = @Extension(name = AnswerSchemas.NULL, value = "true"),
                    description = "A number, true or false, or null when it is missing or undefined")
            Object value,

            String operation,
            String text,

            @Schema(description = "The operation with the values of its parts")
            String substituted,

            String code,
            String name,
            @Schema(nullable = true) @Nullable String nameEn,
            @Schema(nullable = true) @Nullable String unit,
            Place context,
            List<ScorecardDocument.Reason> reasons,
            List<Figure> figures,

            @Schema(description = "Path and query of the entries behind the figures")
            String entries,

            @Schema(description = "True where the parts stand elsewhere in the tree already")
            Boolean abridged,

            List<Node> children) {}

    /** Where, when and in which scenario. */
    @Schema(name = "ExplanationContext")
    record Place(
            String centre,
            @Schema(nullable = true) @Nullable String centreName,
            String space,
            String period,
            String scenario) {}

    /** A month's figure behind a measure. */
    @Schema(name = "ExplanationFigure")
    record Figure(
            String month, @Schema(nullable = true) @Nullable BigDecimal amount) {}
}
