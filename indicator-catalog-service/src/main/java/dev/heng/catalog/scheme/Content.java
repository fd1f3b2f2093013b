package dev.heng.catalog.scheme;

import dev.heng.catalog.chart.LearntChart;
import dev.heng.catalog.formula.Compilation;
import dev.heng.catalog.grade.GradeScale;
import dev.heng.catalog.indicator.Indicator;
import java.util.Objects;
import java.util.SortedMap;

/**
 * Everything that a version is made of.
 *
 * @param indicators the items' and those that their formulas reach
 */
record Content(
        Scheme scheme,
        LearntChart chart,
        GradeScale gradeScale,
        SortedMap<String, Indicator> indicators,
        Compilation compilation) {

    /** The indicator of an item, or one that a formula reaches. */
    Indicator indicator(String code) {
        return Objects.requireNonNull(indicators.get(code), code);
    }
}
