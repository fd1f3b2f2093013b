package dev.heng.budget.analysis;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the budget of a subject would be at the volume that came, beside what was spent.
 *
 * @param state whether it follows a volume, or why not; of a line that is rolled up, the one that says most about what is added up
 * @param rule by which it follows; null when it does not, or when several lines are added up
 * @param rate of the budget that follows, for one planned unit; null when there is no rule or no planned volume
 * @param budget in force; null: none
 * @param fixed the part that stays; what does not follow a volume is fixed whole
 * @param flexible the budget at the volume that came; null when there is no budget
 * @param executed null: nothing
 */
public record FlexibleLine(
        String centre,
        String subject,
        State state,
        @Nullable String rule,
        @Nullable BigDecimal plannedVolume,
        @Nullable BigDecimal actualVolume,
        @Nullable BigDecimal rate,
        @Nullable BigDecimal budget,
        @Nullable BigDecimal fixed,
        @Nullable BigDecimal flexible,
        @Nullable BigDecimal executed) {

    /** Whether a budget follows a volume, or why not; in the order of what a sum of lines says about itself. */
    public enum State {
        /** No rule: it stays what it is. */
        FIXED,
        /** It follows a volume. */
        FLEXED,
        /** There is a rule, but nothing was posted of the volume: the budget stays what it is. */
        NO_ACTUAL_VOLUME,
        /** There is a rule, but no volume was planned: the budget stays what it is. */
        NO_PLANNED_VOLUME
    }

    /** Because more or less came than was planned: flexible - budget. */
    public @Nullable BigDecimal volumeVariance() {
        return difference(flexible, budget);
    }

    /** Because it cost more or less than that volume may: executed - flexible. */
    public @Nullable BigDecimal spendingVariance() {
        return difference(executed, flexible);
    }

    /** Both together: executed - budget. */
    public @Nullable BigDecimal variance() {
        return difference(executed, budget);
    }

    private static @Nullable BigDecimal difference(@Nullable BigDecimal of, @Nullable BigDecimal from) {
        return of == null || from == null ? null : of.subtract(from);
    }

    /** The line of a whole with another line of it added: sums of what is there. */
    FlexibleLine plus(FlexibleLine other) {
        return new FlexibleLine(
                centre,
                subject,
                state.compareTo(other.state) >= 0 ? state : other.state,
                null,
                null,
                null,
                null,
                sum(budget, other.budget),
                sum(fixed, other.fixed),
                sum(flexible, other.flexible),
                sum(executed, other.executed));
    }

    /** The same figures as the line of a whole. */
    FlexibleLine as(String top, String over) {
        boolean isItself = top.equals(centre) && over.equals(subject);
        return isItself
                ? this
                : new FlexibleLine(top, over, state, null, null, null, null, budget, fixed, flexible, executed);
    }

    private static @Nullable BigDecimal sum(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other : other == null ? one : one.add(other);
    }
}
