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

/** An indicator as it is answered. */
public record IndicatorView(
        String code,
        String name,
        @Schema(nullable = true) String nameEn,
        Perspective perspective,
        @Schema(nullable = true) String formula,
        @Schema(nullable = true) String unit,
        Direction direction,
        @Schema(nullable = true) NatureView nature,
        @Schema(nullable = true) List<CentreType> centreTypes,
        @Schema(nullable = true) String source,
        @Schema(nullable = true) Confidence confidence,
        @Schema(nullable = true) String definition,
        long version) {

    /** The article's axes of classification; null where an axis does not apply. */
    @Schema(name = "IndicatorNature")
    public record NatureView(
            @Schema(nullable = true, description = "定量; false = 定性, judged by people")
            Boolean quantitative,

            @Schema(nullable = true, description = "财务; false = 非财务")
            Boolean financial,

            @Schema(nullable = true, description = "相对数; false = 绝对数")
            Boolean relative,

            @Schema(nullable = true, description = "成果; false = 过程")
            Boolean outcome,

            @Schema(nullable = true, description = "内部; false = judged from outside the hospital")
            Boolean internal) {
        static NatureView of(Nature nature) {
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
