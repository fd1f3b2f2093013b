package dev.heng.catalog.shipped;

import dev.heng.catalog.grade.GradeScaleDefinition;
import dev.heng.catalog.indicator.IndicatorDefinition;
import dev.heng.catalog.scheme.SchemeDraft;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** All that ships, by code. */
public record ShippedContent(
        Map<String, IndicatorDefinition> indicators,
        Map<String, GradeScaleDefinition> gradeScales,
        Map<String, SchemeDraft> schemes) {

    public ShippedContent {
        indicators = Collections.unmodifiableMap(new LinkedHashMap<>(indicators));
        gradeScales = Collections.unmodifiableMap(new LinkedHashMap<>(gradeScales));
        schemes = Collections.unmodifiableMap(new LinkedHashMap<>(schemes));
    }
}
