package dev.heng.evaluation.result;

import dev.heng.evaluation.collection.Entry;
import dev.heng.evaluation.formula.Context;
import dev.heng.evaluation.formula.Scenario;
import dev.heng.evaluation.formula.Value;
import dev.heng.evaluation.formula.Walker;
import dev.heng.evaluation.formula.Window;
import dev.heng.evaluation.indicators.SchemeVersion;
import dev.heng.evaluation.scoring.IndicatorClass;
import dev.heng.evaluation.scoring.ItemFigures;
import dev.heng.evaluation.scoring.SchemeItem;
import dev.heng.evaluation.scoring.Scorecard;
import dev.heng.evaluation.scoring.Scoring;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Computes one scorecard: the formulas over the loaded figures, what people entered in their place, then the scoring. */
final class Computation {
    /** The target of an indicator that is only rated and has no target of its own. */
    private static final Value FULL_RATING = Value.number(BigDecimal.valueOf(100));

    private final SchemeVersion version;
    private final LoadedFigures figures;
    private final Walker walker;
    private final String centre;
    private final Window period;

    Computation(SchemeVersion version, LoadedFigures figures, String centre, Window period) {
        this.version = version;
        this.figures = figures;
        this.walker = new Walker(version.formulas(), figures);
        this.centre = centre;
        this.period = period;
    }

    Scorecard scorecard() {
        List<ItemFigures> items =
                version.scoring().items().stream().map(this::figures).toList();
        return Scoring.score(version.scoring(), items);
    }

    Walker walker() {
        return walker;
    }

    /** The context of the item's actual or budget value. */
    Context at(Scenario scenario) {
        return Context.of(centre, period, scenario);
    }

    private ItemFigures figures(SchemeItem item) {
        String indicator = item.indicator();
        ItemFigures known = ItemFigures.none(indicator);
        Optional<Entry> entry = figures.entry(centre, period, indicator);
        if (item.indicatorClass() != IndicatorClass.VETO) {
            known = known.withActual(actual(item, period))
                    .withBudget(budget(item, entry))
                    .withPast(actual(item, period.back(1)), actual(item, period.yearBefore()));
        }
        if (entry.isEmpty()) {
            return known;
        }
        if (entry.get().rating() != null) {
            known = known.withRating(entry.get().rating());
        }
        if (Boolean.TRUE.equals(entry.get().veto())) {
            known = known.withEvent();
        }
        return hasEvidence(entry.get()) ? known.withEvidence() : known;
    }

    /** What was entered for that very period comes before what is computed. */
    private Value actual(SchemeItem item, Window window) {
        Optional<Entry> entry = figures.entry(centre, window, item.indicator());
        BigDecimal entered = entry.map(Entry::actual).orElse(null);
        if (entered == null && item.indicatorClass() == IndicatorClass.MODIFIER) {
            entered = entry.map(Entry::rating).orElse(null);
        }
        return entered == null
                ? walker.value(item.indicator(), Context.of(centre, window, Scenario.ACTUAL))
                : Value.number(entered);
    }

    private Value budget(SchemeItem item, Optional<Entry> entry) {
        BigDecimal entered = entry.map(Entry::target).orElse(null);
        if (entered != null) {
            return Value.number(entered);
        }
        boolean isRated = version.formulas().tree(item.indicator()).isEmpty();
        return isRated ? FULL_RATING : walker.value(item.indicator(), at(Scenario.BUDGET));
    }

    private static boolean hasEvidence(Entry entry) {
        return entry.evidence() != null && !entry.evidence().isBlank();
    }
}
