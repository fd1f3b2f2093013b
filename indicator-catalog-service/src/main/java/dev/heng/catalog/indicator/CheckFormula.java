package dev.heng.catalog.indicator;

import dev.heng.catalog.chart.Charts;
import dev.heng.catalog.formula.CheckResult;
import dev.heng.catalog.formula.Definition;
import dev.heng.catalog.formula.FormulaCompiler;
import dev.heng.catalog.web.CatalogueProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** Tries a formula against the present catalogue without keeping it. */
@ApplicationScoped
public class CheckFormula {
    private final Indicators indicators;
    private final Charts charts;

    CheckFormula(Indicators indicators, Charts charts) {
        this.indicators = indicators;
        this.charts = charts;
    }

    /**
     * Finds every problem of the formula.
     *
     * @param chart the chart whose subjects and units count; null checks what can be known without one
     * @throws ProblemException 409 when the chart has not been learnt
     */
    @Transactional
    public CheckResult check(String formula, @Nullable String chart) {
        Definition tried = Definition.tried(formula);
        if (chart == null) {
            return FormulaCompiler.check(tried, indicators.formulas());
        }
        return charts.find(chart)
                .map(known -> FormulaCompiler.check(tried, indicators.formulas(), known.forFormulas()))
                .orElseThrow(() -> new ProblemException(
                        CatalogueProblem.CHART_UNKNOWN,
                        "The chart " + chart + " has not arrived from budget-service."));
    }
}
