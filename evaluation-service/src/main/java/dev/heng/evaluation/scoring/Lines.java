package dev.heng.evaluation.scoring;

import dev.heng.evaluation.formula.Value;
import java.math.BigDecimal;

/** Writes the lines of a scorecard. */
final class Lines {

    private Lines() {}

    static ScoredItem line(
            SchemeItem item, ItemFigures known, Judgement judgement, BigDecimal share, BigDecimal contribution) {
        BigDecimal actual = judgement.actual();
        BigDecimal budget = judgement.budget();
        boolean hasRatio = actual != null && budget != null && budget.signum() != 0;
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
                hasRatio ? actual.divide(budget, ScoringMethod.PRECISION) : null,
                judgement.points(),
                contribution,
                judgement.status(),
                judgement.reasons());
    }

    private static BigDecimal numberOf(Value value) {
        return value instanceof Value.Number(BigDecimal number) ? number : null;
    }
}
