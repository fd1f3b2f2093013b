package dev.heng.catalog.chart;

import dev.heng.catalog.formula.Chart;
import dev.heng.catalog.formula.ChartSubject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One state of a chart.
 *
 * @param meaningHash changes only when a subject's code, parent, nature, unit or category does
 * @param incarnation raised when the ledger was restored; orders states before the version does
 */
public record LearntChart(
        String chart, String name, List<LearntSubject> subjects, String meaningHash, long incarnation, long version) {

    public LearntChart {
        subjects = List.copyOf(subjects);
    }

    /** What formulas may name. A subject of a nature that is not known here is left out: nothing can be said about its sums. */
    public Chart forFormulas() {
        return Chart.of(
                subjects.stream().flatMap(subject -> known(subject).stream()).toList());
    }

    private static Optional<ChartSubject> known(LearntSubject subject) {
        return Arrays.stream(ChartSubject.Nature.values())
                .filter(nature -> nature.name().equals(subject.nature()))
                .findFirst()
                .map(nature ->
                        new ChartSubject(subject.code(), subject.category(), nature, subject.unit(), subject.parent()));
    }
}
