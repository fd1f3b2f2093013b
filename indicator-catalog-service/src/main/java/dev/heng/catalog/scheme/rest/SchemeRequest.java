package dev.heng.catalog.scheme.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.heng.catalog.indicator.CentreType;
import dev.heng.catalog.scheme.ItemClass;
import dev.heng.catalog.scheme.MissingPolicy;
import dev.heng.catalog.scheme.SchemeDraft;
import dev.heng.catalog.scheme.SchemeItem;
import dev.heng.catalog.scheme.Scoring;
import dev.heng.catalog.scheme.ScoringMethod;
import dev.heng.catalog.scheme.WeightMode;
import dev.heng.catalog.scheme.WeightRules;
import dev.heng.catalog.scheme.ZeroTarget;
import dev.heng.edge.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A draft as it is sent. */
public record SchemeRequest(
        @NotNull @NotBlank @Size(max = 200) String name,
        @Size(max = 200) @Nullable String nameEn,
        @NotNull CentreType centreType,

        @Schema(defaultValue = "hospital-standard") @Pattern(regexp = Texts.CODE) @Nullable String chart,

        @Schema(defaultValue = "NORMALISE") @Nullable WeightMode weightMode,
        @Schema(defaultValue = "WARN") @Nullable WeightRules weightRules,

        @Schema(
                description = "The weights of BASIC and AUXILIARY; they add to 100.",
                examples = "{\"BASIC\": 80, \"AUXILIARY\": 20}")
        @NotNull Map<ItemClass, BigDecimal> classes,

        @NotNull @Size(max = 500) List<@Valid Item> items,

        @Schema(defaultValue = "article") @Pattern(regexp = Texts.CODE) @Nullable String gradeScale) {

    /** One line of the scheme. */
    @Schema(name = "SchemeItemRequest")
    public record Item(
            @NotNull @Pattern(regexp = Texts.CODE) String indicator,

            @JsonProperty("class") @NotNull ItemClass itemClass,

            boolean core,

            @Schema(description = "As printed, in percent; above 0. A veto has none.") @Nullable BigDecimal weight,

            @Valid @Nullable Method scoring,

            @Schema(defaultValue = "MANUAL") @Nullable ZeroTarget zeroTarget,

            @Schema(defaultValue = "REQUIRED") @Nullable MissingPolicy missing) {

        SchemeItem item() {
            return new SchemeItem(
                    indicator,
                    itemClass,
                    core,
                    weight,
                    scoring == null ? null : scoring.scoring(),
                    zeroTarget,
                    missing);
        }
    }

    /** How the points come about; absent = RATIO. */
    @Schema(name = "SchemeScoring")
    public record Method(
            @NotNull ScoringMethod method,

            @Schema(description = "Of ACHIEVEMENT only.", defaultValue = "0") @Nullable BigDecimal floor,

            @Schema(description = "Of ACHIEVEMENT only.", defaultValue = "120") @Nullable BigDecimal cap) {

        Scoring scoring() {
            return new Scoring(method, floor, cap);
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
