package dev.heng.budget.subject;

import java.util.List;

/** The body of {@code heng.budget.chart-changed}: a chart as it stands, see {@code contracts/events/v1}. */
public record ChartChanged(
        String chart,
        String name,
        String nameEn,
        List<Subject> subjects,
        String meaningHash,
        long incarnation,
        long version,
        long sequence) {}
