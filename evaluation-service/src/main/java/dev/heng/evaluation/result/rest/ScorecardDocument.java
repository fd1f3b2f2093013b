package dev.heng.evaluation.result.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.heng.edge.AnswerSchemas;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The scorecard document as the OpenAPI document describes it; a test compares it with what is written. */
@Schema(name = "Scorecard")
record ScorecardDocument(
        String hospital,
        String centre,

        @Schema(enumeration = {"INVESTMENT", "REVENUE", "COST"})
        String centreType,

        @Schema(examples = "2026-Q1") String period,
        String scheme,
        @Schema(description = "Version of the scheme") int version,
        Scoring scoring,

        @Schema(enumeration = {"COMPLETE", "INCOMPLETE", "FINAL"})
        String status,

        @Schema(nullable = true, description = "(1)") @Nullable BigDecimal basic,

        @Schema(nullable = true, description = "(2)") @Nullable BigDecimal auxiliary,

        @Schema(nullable = true, description = "(3)") @Nullable BigDecimal composite,

        @Schema(nullable = true, description = "(4), k") @Nullable BigDecimal modifier,

        @Schema(nullable = true, description = "(5)") @Nullable BigDecimal modified,

        @Schema(description = "(6), 0 or 1") BigDecimal veto,

        @Schema(nullable = true, description = "(7) unrounded, at least 10 decimals") @Nullable BigDecimal exact,

        @Schema(nullable = true, description = "(7) rounded half-up to 2 decimals") @Nullable BigDecimal score,

        @Schema(
                nullable = true,
                enumeration = {"EXCELLENT", "GOOD", "PASS", "POOR", "BAD"})
        @Nullable String grade,

        @Schema(nullable = true, description = "In the hospital's language") @Nullable String gradeName,

        @Schema(description = "ABOVE_SCALE, BELOW_SCALE, VETOED")
        List<String> flags,

        List<Reason> reasons,
        List<Item> items,
        AsOf asOf,
        Instant computedAt) {

    /** How the scheme scores. */
    @Schema(name = "ScorecardScoring")
    record Scoring(String weightMode, Map<String, BigDecimal> classes, String gradeScale) {}

    /** A line. */
    @Schema(name = "ScorecardItem")
    record Item(
            String indicator,
            String name,
            @Schema(nullable = true) @Nullable String unit,

            @JsonProperty("class") @Schema(enumeration = {"BASIC", "AUXILIARY", "MODIFIER", "VETO"})
            String itemClass,

            boolean core,
            @Schema(nullable = true) @Nullable BigDecimal weight,
            @Schema(nullable = true) @Nullable BigDecimal share,
            @Schema(nullable = true) @Nullable BigDecimal actual,
            @Schema(nullable = true) @Nullable BigDecimal budget,
            @Schema(nullable = true) @Nullable BigDecimal prior,
            @Schema(nullable = true) @Nullable BigDecimal samePeriodLastYear,
            @Schema(nullable = true) @Nullable BigDecimal ratio,
            @Schema(nullable = true) @Nullable BigDecimal points,
            @Schema(nullable = true) @Nullable BigDecimal contribution,

            @Schema(enumeration = {"SCORED", "MISSING", "NOT_SCORABLE", "EXEMPT"})
            String status,

            List<Reason> reasons) {}

    /** Why something is missing or cannot be scored, or what was done about it. */
    @Schema(name = "ScorecardReason", extensions = @Extension(name = AnswerSchemas.ABSENT, value = "true"))
    record Reason(
            @Schema(required = true) String code,

            @Schema(required = true, nullable = true) @Nullable String measure,

            String centre,
            String period,
            String scenario) {}

    /** What it stands on. */
    @Schema(name = "ScorecardAsOf")
    record AsOf(
            @Schema(description = "Figures up to this Ledger-Sequence are in")
            long ledgerSequence,

            @Schema(description = "The highest cell version read")
            long planVersion,

            String schemeHash) {}
}
