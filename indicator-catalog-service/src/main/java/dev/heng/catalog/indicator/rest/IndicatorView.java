package dev.heng.catalog.indicator.rest;

import dev.heng.catalog.indicator.CentreType;
import dev.heng.catalog.indicator.Confidence;
import dev.heng.catalog.indicator.Direction;
import dev.heng.catalog.indicator.Indicator;
import dev.heng.catalog.indicator.IndicatorDefinition;
import dev.heng.catalog.indicator.Nature;
import dev.heng.catalog.indicator.Perspective;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An indicator as it is answered. */
public record IndicatorView(
        String code,
        String name,
        @Schema(nullable = true) @Nullable String nameEn,
        Perspective perspective,
        @Schema(nullable = true) @Nullable String formula,
        @Schema(nullable = true) @Nullable String unit,
        Direction direction,
        @Schema(nullable = true) @Nullable NatureView nature,
        @Schema(nullable = true) @Nullable List<CentreType> centreTypes,
        @Schema(nullable = true) @Nullable String source,
        @Schema(nullable = true) @Nullable Confidence confidence,
        @Schema(nullable = true) @Nullable String definition,
        long version) {

    /** The article's axes of classification; null where an axis does not apply. */
    @Schema(name = "IndicatorNature")
    public record NatureView(
            @Schema(nullable = true, description = "定量; false = 定性, judged by people") @Nullable Boolean quantitative,

            @Schema(nullable = true, description = "财务; false = 非财务") @Nullable Boolean financial,

            @Schema(nullable = true, description = "相对数; false = 绝对数") @Nullable Boolean relative,

            @Schema(nullable = true, description = "成果; false = 过程") @Nullable Boolean outcome,

            @Schema(nullable = true, description = "内部; false = judged from outside the hospital") @Nullable Boolean internal) {
        static @Nullable NatureView of(@Nullable Nature nature) {
            return nature == null
                    ? null
                    : new NatureView(
                            nature.quantitative(),
                            nature.financial(),
                            nature.relative(),
                            nature.outcome(),
                            nature.internal());
        }
    }

    static IndicatorView of(Indicator indicator) {
        IndicatorDefinition definition = indicator.definition();
        return new IndicatorView(
                indicator.code(),
                definition.name(),
                definition.nameEn(),
                definition.perspective(),
                definition.formula(),
                definition.unit(),
                definition.direction(),
                NatureView.of(definition.nature()),
                definition.centreTypes(),
                definition.source(),
                definition.confidence(),
                definition.definition(),
                indicator.version());
    }
}
