package dev.heng.evaluation.scoring;

import dev.heng.evaluation.formula.Reason;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The outcome for one centre and period. What could not be computed is null; an incomplete scorecard has neither exact
 * nor score nor grade.
 *
 * @param basic (1)
 * @param auxiliary (2)
 * @param composite (3) = (1) + (2)
 * @param modifier (4), k; 1 in a scheme without modifiers
 * @param modified (5) = (3) x (4): the score without the veto
 * @param veto (6), 0 or 1
 * @param exact (7) = (5) x (6), unrounded, with at least 10 decimals
 * @param score (7) rounded half-up to 2 decimals: what is published
 * @param grade the band in which the published score lies
 * @param reasons what concerns no single item: a class that is covered too thinly, or nothing to score at all
 * @param items in the order of the scheme
 */
public record Scorecard(
        ScorecardStatus status,
        @Nullable BigDecimal basic,
        @Nullable BigDecimal auxiliary,
        @Nullable BigDecimal composite,
        @Nullable BigDecimal modifier,
        @Nullable BigDecimal modified,
        BigDecimal veto,
        @Nullable BigDecimal exact,
        @Nullable BigDecimal score,
        GradeScale.@Nullable Band grade,
        List<Flag> flags,
        List<Reason> reasons,
        List<ScoredItem> items) {

    public Scorecard {
        flags = List.copyOf(flags);
        reasons = List.copyOf(reasons);
        items = List.copyOf(items);
    }
}
