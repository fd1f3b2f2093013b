package dev.heng.budget.settlement;

import dev.heng.budget.subject.Category;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * From where on a line needs a comment.
 *
 * @param lowestRate the lowest share of its budget that needs none
 * @param highestRate the highest, of income
 * @param ignoreBelow a difference from the budget that is smaller needs none
 */
public record RedLineLimits(BigDecimal lowestRate, BigDecimal highestRate, BigDecimal ignoreBelow) {
    public static final BigDecimal LOWEST_RATE = new BigDecimal("0.9");
    public static final BigDecimal HIGHEST_RATE = new BigDecimal("1.1");

    /** Of money that flows; a budget of 0 has no rate. Null: no comment is needed. */
    @Nullable RedLine judge(Category category, BigDecimal budget, BigDecimal executed) {
        if (executed.subtract(budget).abs().compareTo(ignoreBelow) < 0) {
            return null;
        }
        boolean isSpending = category == Category.EXPENSE || category == Category.CAPITAL;
        if (isSpending && executed.compareTo(budget) > 0) {
            return RedLine.OVERSPENT;
        }
        if ((!isSpending && category != Category.INCOME) || budget.signum() <= 0) {
            return null;
        }
        if (executed.compareTo(budget.multiply(lowestRate)) < 0) {
            return RedLine.RATE_LOW;
        }
        return !isSpending && executed.compareTo(budget.multiply(highestRate)) > 0 ? RedLine.RATE_HIGH : null;
    }
}
