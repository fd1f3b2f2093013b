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
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An indicator as it is sent. */
public record IndicatorRequest(
        @NotNull @NotBlank @Size(max = 200) String name,
        @Size(max = 200) String nameEn,
        @NotNull Perspective perspective,

        @Schema(
                description =
                        "In the formula language, at most 2,000 characters; absent for a veto event and for what people rate.",
                examples = "REV_MED / REV_TOTAL * 100")
        @Size(min = 1)
        String formula,

        @Schema(description = "The declared unit of the result; absent = derived.", examples = "PERCENT")
        @Size(min = 1, max = 100)
        String unit,

        @NotNull Direction direction,
        Nature nature,
        @Size(max = 3) List<CentreType> centreTypes,
        @Size(max = 200) String source,
        Confidence confidence,
        @Size(max = 4_000) String definition) {

    IndicatorDefinition definitionOf() {
        return new IndicatorDefinition(
                name,
                nameEn,
                perspective,
                formula,
                unit,
                direction,
                nature,
                centreTypes,
                source,
                confidence,
                definition);
    }
}
