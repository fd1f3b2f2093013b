package dev.heng.budget.subject.rest;

import dev.heng.budget.subject.Chart;
import dev.heng.budget.subject.Subject;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A chart with its subjects as the API shows it. */
public record ChartView(
        String chart,
        String name,
        String nameEn,
        List<Subject> subjects,
        String meaningHash,
        long version,
        long sequence) {
    /** A chart in a list, without its subjects. */
    @Schema(name = "ChartHead")
    public record Head(String chart, String name, String nameEn, String meaningHash, long version) {
        static Head of(Chart chart) {
            return new Head(chart.code(), chart.name(), chart.nameEn(), chart.meaningHash(), chart.version());
        }
    }

    static ChartView of(Chart chart) {
        return new ChartView(
                chart.code(),
                chart.name(),
                chart.nameEn(),
                chart.subjects(),
                chart.meaningHash(),
                chart.version(),
                chart.sequence());
    }
}
