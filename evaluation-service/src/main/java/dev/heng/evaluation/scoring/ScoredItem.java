package dev.heng.evaluation.scoring;

import dev.heng.evaluation.formula.Reason;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a scorecard; every figure that does not exist is null.
 *
 * @param weight as printed in the scheme
 * @param share weight / sum of the class x class weight / 100 after exemptions and redistribution; a modifier's without
 *     class weight; null for a veto item and for one that left its class or handed its weight on
 * @param actual A; a modifier's rating; the carried actual when it was carried forward
 * @param budget B, also when the actual of the period before stood in for a zero
 * @param ratio A / B
 * @param points s; a modifier's rating within 0..100; a veto item's 0 or 1
 * @param contribution what it adds to (1), (2) or, for a modifier, (4)
 * @param reasons why it is not scored, or what was done so that it is
 */
public record ScoredItem(
        String indicator,
        IndicatorClass indicatorClass,
        boolean core,
        @Nullable BigDecimal weight,
        @Nullable BigDecimal share,
        @Nullable BigDecimal actual,
        @Nullable BigDecimal budget,
        @Nullable BigDecimal prior,
        @Nullable BigDecimal samePeriodLastYear,
        @Nullable BigDecimal ratio,
        @Nullable BigDecimal points,
        @Nullable BigDecimal contribution,
        ItemStatus status,
        List<Reason> reasons) {

    public ScoredItem {
        reasons = List.copyOf(reasons);
    }
}
