package dev.heng.catalog.chart.rest;

import dev.heng.catalog.chart.LearntChart;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A chart that formulas can be checked against.
 *
 * @param subjects how many subjects it has
 */
public record LearntChartView(
        String chart,
        @Schema(nullable = true) @Nullable String name,
        int subjects,
        String meaningHash,
        long incarnation,
        long version) {

    static LearntChartView of(LearntChart chart) {
        return new LearntChartView(
                chart.chart(),
                chart.name(),
                chart.subjects().size(),
                chart.meaningHash(),
                chart.incarnation(),
                chart.version());
    }
}
