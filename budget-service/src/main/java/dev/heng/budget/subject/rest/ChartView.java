package dev.heng.budget.subject.rest;

import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Chart;
import dev.heng.budget.subject.Control;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Subject;
import dev.heng.budget.subject.Unit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A chart with its subjects as the API shows it. */
public record ChartView(
        String chart,
        String name,
        @Schema(nullable = true) @Nullable String nameEn,
        List<SubjectView> subjects,
        String meaningHash,
        long version,
        long sequence) {
    /** A subject of the chart. */
    @Schema(name = "Subject")
    public record SubjectView(
            @Schema(examples = "REV_OP") String code,
            @Schema(examples = "门诊收入") String name,

            @Schema(nullable = true, examples = "outpatient income") @Nullable String nameEn,

            @Schema(nullable = true, description = "The subject whose figure contains this one's; null for a root")
            @Nullable String parent,

            Category category,
            Nature nature,
            Unit unit,
            Control control) {
        static SubjectView of(Subject subject) {
            return new SubjectView(
                    subject.code(),
                    subject.name(),
                    subject.nameEn(),
                    subject.parent(),
                    subject.category(),
                    subject.nature(),
                    subject.unit(),
                    subject.control());
        }
    }

    /** A chart in a list, without its subjects. */
    @Schema(name = "ChartHead")
    public record Head(
            String chart,
            String name,
            @Schema(nullable = true) @Nullable String nameEn,
            String meaningHash,
            long version) {
        static Head of(Chart chart) {
            return new Head(chart.code(), chart.name(), chart.nameEn(), chart.meaningHash(), chart.version());
        }
    }

    static ChartView of(Chart chart) {
        return new ChartView(
                chart.code(),
                chart.name(),
                chart.nameEn(),
                chart.subjects().stream().map(SubjectView::of).toList(),
                chart.meaningHash(),
                chart.version(),
                chart.sequence());
    }
}
