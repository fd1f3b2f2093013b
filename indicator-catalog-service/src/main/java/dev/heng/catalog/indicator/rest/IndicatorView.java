package dev.heng.catalog.indicator.rest;

import dev.heng.catalog.indicator.CentreType;
import dev.heng.catalog.indicator.Confidence;
import dev.heng.catalog.indicator.Direction;
import dev.heng.catalog.indicator.Indicator;
import dev.heng.catalog.indicator.IndicatorDefinition;
import dev.heng.catalog.indicator.Nature;
import dev.heng.catalog.indicator.Perspective;
import java.util.List;

/** An indicator as it is answered. */
public record IndicatorView(
        String code,
        String name,
        String nameEn,
        Perspective perspective,
        String formula,
        String unit,
        Direction direction,
        Nature nature,
        List<CentreType> centreTypes,
        String source,
        Confidence confidence,
        String definition,
        long version) {

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
                definition.nature(),
                definition.centreTypes(),
                definition.source(),
                definition.confidence(),
                definition.definition(),
                indicator.version());
    }
}
