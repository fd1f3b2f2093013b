package dev.heng.evaluation.result;

import dev.heng.evaluation.budgetfacts.CentreTree;
import dev.heng.evaluation.budgetfacts.Chart;
import dev.heng.evaluation.collection.Entry;
import dev.heng.evaluation.formula.Reading;
import dev.heng.evaluation.formula.Trace;
import dev.heng.evaluation.indicators.SchemeVersion;
import dev.heng.evaluation.scoring.SchemeItem;
import dev.heng.evaluation.scoring.ScoredItem;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one item of a scorecard came about.
 *
 * @param entry what was entered for it, if anything
 * @param trees the evaluated trees by the column of the scorecard that each explains; none for an item without a formula
 * @param tree for the names of centres
 * @param chart for the names of subjects
 */
public record Explanation(
        CardKey key,
        SchemeVersion version,
        SchemeItem item,
        ScoredItem scored,
        Optional<Entry> entry,
        Map<String, Trace> trees,
        CentreTree tree,
        Chart chart,
        FiguresByMonth figures) {

    /** A figure behind a measure. */
    public record MonthFigure(YearMonth month, BigDecimal amount) {}

    /** Gives the figures behind a measure, month by month; months without any are left out. */
    @FunctionalInterface
    public interface FiguresByMonth {
        List<MonthFigure> of(Reading reading);
    }
}
