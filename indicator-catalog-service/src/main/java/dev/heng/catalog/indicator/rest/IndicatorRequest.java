package dev.heng.catalog.indicator.rest;

import dev.heng.catalog.indicator.CentreType;
import dev.heng.catalog.indicator.Confidence;
import dev.heng.catalog.indicator.Direction;
import dev.heng.catalog.indicator.IndicatorDefinition;
import dev.heng.catalog.indicator.Nature;
import dev.heng.catalog.indicator.Perspective;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An indicator as it is sent. */
public record IndicatorRequest(
        @NotNull @NotBlank @Size(max = 200) String name,
        @Size(max = 200) @Nullable String nameEn,
        @NotNull Perspective perspective,

        @Schema(
                description =
                        "In the formula language, at most 2,000 characters; absent for a veto event and for what people rate.",
                examples = "REV_MED / REV_TOTAL * 100")
        @Size(min = 1) @Nullable String formula,

        @Schema(description = "The declared unit of the result; absent = derived.", examples = "PERCENT")
        @Size(min = 1, max = 100) @Nullable String unit,

        @NotNull Direction direction,
        @Nullable Nature nature,
        @Size(max = 3) @Nullable List<CentreType> centreTypes,
        @Size(max = 200) @Nullable String source,
        @Nullable Confidence confidence,
        @Size(max = 4_000) @Nullable String definition) {

    IndicatorDefinition definitionOf() {
        return new IndicatorDefinition(
                name,
                nameEn,
                perspective,
                formula,
                unit,
                direction,
                nature,
                Objects.requireNonNullElse(centreTypes, List.of()),
                source,
                confidence,
                definition);
    }
}
