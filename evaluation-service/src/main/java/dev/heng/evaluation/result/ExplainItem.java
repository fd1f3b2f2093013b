package dev.heng.evaluation.result;

import dev.heng.evaluation.budgetfacts.Organisation;
import dev.heng.evaluation.formula.Balance;
import dev.heng.evaluation.formula.Context;
import dev.heng.evaluation.formula.Nature;
import dev.heng.evaluation.formula.Reading;
import dev.heng.evaluation.formula.Scenario;
import dev.heng.evaluation.formula.Trace;
import dev.heng.evaluation.formula.Window;
import dev.heng.evaluation.scoring.IndicatorClass;
import dev.heng.evaluation.scoring.SchemeItem;
import dev.heng.evaluation.scoring.ScoredItem;
import dev.heng.evaluation.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Computes an item once more, with the trace of every node. */
@ApplicationScoped
public class ExplainItem {
    private final Sql sql;
    private final ComputeScorecards computing;
    private final Organisation organisation;
    private final FiguresLoader loader;

    ExplainItem(Sql sql, ComputeScorecards computing, Organisation organisation, FiguresLoader loader) {
        this.sql = sql;
        this.computing = computing;
        this.organisation = organisation;
        this.loader = loader;
    }

    /**
     * Explains, and has the explanation written while its figures stand still.
     *
     * @return empty when there is no such scorecard or item
     */
    @Transactional
    public <T> Optional<T> explain(CardKey key, String indicator, Function<Explanation, T> writer) {
        sql.update("set transaction isolation level repeatable read");
        Optional<Organisation.Hospital> hospital = organisation.hospital(key.hospital());
        ComputeScorecards.Plan plan = computing.plan(key);
        if (hospital.isEmpty() || plan == null) {
            return Optional.empty();
        }
        Optional<SchemeItem> item = plan.version().scoring().items().stream()
                .filter(each -> each.indicator().equals(indicator))
                .findFirst();
        return item.map(found -> writer.apply(explanation(plan, found, loader.house(hospital.get()))));
    }

    private Explanation explanation(ComputeScorecards.Plan plan, SchemeItem item, FiguresLoader.House house) {
        String centre = plan.key().centre();
        LoadedFigures figures = computing.loadByMonth(house, plan);
        Computation computation = new Computation(plan.version(), figures, centre, plan.period());
        ScoredItem scored = computation.scorecard().items().stream()
                .filter(each -> each.indicator().equals(item.indicator()))
                .findFirst()
                .orElseThrow();
        return new Explanation(
                plan.key(),
                plan.version(),
                item,
                scored,
                figures.entry(centre, plan.period(), item.indicator()),
                trees(plan, item, computation),
                house.tree(),
                house.chart(),
                reading -> byMonth(figures, reading));
    }

    private static Map<String, Trace> trees(ComputeScorecards.Plan plan, SchemeItem item, Computation computation) {
        Map<String, Trace> trees = new LinkedHashMap<>();
        if (item.indicatorClass() == IndicatorClass.VETO
                || plan.version().formulas().tree(item.indicator()).isEmpty()) {
            return trees;
        }
        Context actual = computation.at(Scenario.ACTUAL);
        Map<String, Context> columns = new LinkedHashMap<>();
        columns.put("actual", actual);
        columns.put("budget", actual.in(Scenario.BUDGET));
        columns.put("prior", actual.during(plan.period().back(1)));
        columns.put("samePeriodLastYear", actual.during(plan.period().yearBefore()));
        columns.forEach((column, at) -> trees.put(column, computation.walker().trace(item.indicator(), at)));
        return trees;
    }

    private static List<Explanation.MonthFigure> byMonth(LoadedFigures figures, Reading reading) {
        List<Explanation.MonthFigure> months = new ArrayList<>();
        for (YearMonth month = reading.first(); !month.isAfter(reading.last()); month = month.plusMonths(1)) {
            // the tree is that of the window's last day, as in the sum that is explained
            Context at = new Context(
                    reading.centre(), reading.space(), new Window(month, reading.last()), reading.scenario());
            YearMonth shown = month;
            if (reading.nature() == Nature.STOCK) {
                if (figures.balance(reading.subject(), at) instanceof Balance.Known(var amount)) {
                    months.add(new Explanation.MonthFigure(shown, amount));
                }
                continue;
            }
            figures.monthly(reading.subject(), at, month)
                    .ifPresent(amount -> months.add(new Explanation.MonthFigure(shown, amount)));
        }
        return months;
    }
}
