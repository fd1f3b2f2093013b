package dev.heng.budget.settlement;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A line of a final account. Of a balance (STOCK) the figures are those of the last month that has one.
 *
 * @param original null as long as nobody planned
 * @param adjustment null as long as nobody adjusted
 * @param reserved what was set aside at the end of the year, without what is held because it was carried forward
 * @param executed null as long as nobody posted
 * @param carriedIn what of the budget came from the year before
 * @param carriedOut what went to the next year, with the reservations that did
 * @param red why it needs a comment; null when it needs none
 */
public record AccountLine(
        BudgetLine line,
        Category category,
        Nature nature,
        Unit unit,
        @Nullable BigDecimal original,
        @Nullable BigDecimal adjustment,
        BigDecimal reserved,
        @Nullable BigDecimal executed,
        BigDecimal carriedIn,
        BigDecimal carriedOut,
        BigDecimal lapsed,
        BigDecimal returned,
        @Nullable RedLine red) {
    private static final int RATE_DECIMALS = 4;

    /** original + adjustment; null when there is neither. */
    public @Nullable BigDecimal budget() {
        if (original == null) {
            return adjustment;
        }
        return adjustment == null ? original : original.add(adjustment);
    }

    /** The share of its budget that was executed, with 4 decimals; null when there is no budget to divide by. */
    public @Nullable BigDecimal rate() {
        return rate(budget(), executed);
    }

    static @Nullable BigDecimal rate(@Nullable BigDecimal budget, @Nullable BigDecimal executed) {
        return budget == null || budget.signum() == 0
                ? null
                : zeroIfNull(executed).divide(budget, RATE_DECIMALS, RoundingMode.HALF_UP);
    }

    /** True when amounts of the line can be added to those of others. */
    boolean isMoneyThatFlows() {
        return unit == Unit.MONEY && nature == Nature.FLOW;
    }

    AccountLine judged(RedLineLimits limits) {
        RedLine why = isMoneyThatFlows() ? limits.judge(category, zeroIfNull(budget()), zeroIfNull(executed)) : null;
        return new AccountLine(
                line,
                category,
                nature,
                unit,
                original,
                adjustment,
                reserved,
                executed,
                carriedIn,
                carriedOut,
                lapsed,
                returned,
                why);
    }

    static BigDecimal zeroIfNull(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }

    /** All of it in one row of text, the same for the same figures whatever their number of zeros. */
    String canonical() {
        return String.join(
                "\t",
                line.toString(),
                category.name(),
                nature.name(),
                unit.name(),
                CanonicalText.of(original),
                CanonicalText.of(adjustment),
                CanonicalText.of(reserved),
                CanonicalText.of(executed),
                CanonicalText.of(carriedIn),
                CanonicalText.of(carriedOut),
                CanonicalText.of(lapsed),
                CanonicalText.of(returned),
                red == null ? "" : red.name());
    }
}
