package dev.heng.evaluation.scoring;

import dev.heng.evaluation.formula.Value;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes the lines of a scorecard. */
final class Lines {

    private Lines() {}

    static ScoredItem line(
            SchemeItem item,
            ItemFigures known,
            Judgement judgement,
            @Nullable BigDecimal share,
            @Nullable BigDecimal contribution) {
        BigDecimal actual = judgement.actual();
        BigDecimal budget = judgement.budget();
        BigDecimal ratio = actual == null || budget == null || budget.signum() == 0
                ? null
                : actual.divide(budget, ScoringMethod.PRECISION);
        return new ScoredItem(
                item.indicator(),
                item.indicatorClass(),
                item.core(),
                item.weight(),
                share,
                actual,
                budget,
                numberOf(known.prior()),
                numberOf(known.samePeriodLastYear()),
                ratio,
                judgement.points(),
                contribution,
                judgement.status(),
                judgement.reasons());
    }

    private static @Nullable BigDecimal numberOf(Value value) {
        return value instanceof Value.Number(BigDecimal number) ? number : null;
    }
}
