package dev.heng.evaluation.result.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.heng.edge.AnswerSchemas;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
        @Schema(nullable = true) String nameEn,
        @Schema(nullable = true) String unit,

        @Schema(nullable = true, description = "As published")
        String formula,

        @JsonProperty("class") @Schema(enumeration = {"BASIC", "AUXILIARY", "MODIFIER", "VETO"})
        String itemClass,

        String direction,
        String zeroTarget,
        String missing,
        String status,
        @Schema(nullable = true) BigDecimal weight,
        @Schema(nullable = true) BigDecimal share,
        @Schema(nullable = true) BigDecimal actual,
        @Schema(nullable = true) BigDecimal budget,
        @Schema(nullable = true) BigDecimal prior,
        @Schema(nullable = true) BigDecimal samePeriodLastYear,
        @Schema(nullable = true) BigDecimal ratio,
        @Schema(nullable = true) BigDecimal points,
        @Schema(nullable = true) BigDecimal contribution,
        List<ScorecardDocument.Reason> reasons,
        List<Step> steps,
        @Schema(nullable = true) Input input,

        @Schema(description = "By column: actual, budget, prior, samePeriodLastYear; none without a formula")
        Map<String, Node> trees) {

    /** How points, share or contribution came. */
    @Schema(name = "ExplanationStep")
    record Step(String name, String text, BigDecimal result) {}

    /** What was entered. */
    @Schema(name = "ExplanationInput")
    record Input(
            @Schema(nullable = true) BigDecimal rating,
            @Schema(nullable = true) BigDecimal actual,
            @Schema(nullable = true) BigDecimal target,
            @Schema(nullable = true) Boolean veto,
            @Schema(nullable = true) String evidence) {}

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
            @Schema(nullable = true) String nameEn,
            @Schema(nullable = true) String unit,
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
            String centre, @Schema(nullable = true) String centreName, String space, String period, String scenario) {}

    /** A month's figure behind a measure. */
    @Schema(name = "ExplanationFigure")
    record Figure(String month, @Schema(nullable = true) BigDecimal amount) {}
}
