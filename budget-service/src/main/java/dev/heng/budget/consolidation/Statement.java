package dev.heng.budget.consolidation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of the budget, or a statement that follows from it (ORD30: 业务预算, 收入费用预算, 筹资投资预算; 预计收入费用表, 现金流量表, 资产负债表).
 *
 * @param assumptions what was taken for granted where the budget does not say it
 * @param ties what must agree
 */
public record Statement(Kind kind, List<Line> lines, List<String> assumptions, List<Tie> ties) {
    /** In the order in which they follow from one another. */
    public enum Kind {
        BUSINESS,
        INCOME_AND_EXPENSE,
        FINANCING_AND_INVESTMENT,
        INCOME_STATEMENT,
        CASH_FLOW,
        BALANCE_SHEET
    }

    /**
     * A line.
     *
     * @param amount null when something that it needs is not known
     * @param subjects whose lines are added; empty for what is worked out
     * @param formula how it is worked out; null for a sum of subjects
     */
    public record Line(
            String code,
            @Nullable BigDecimal amount,
            Set<String> subjects,
            @Nullable String formula) {}

    /** Two figures that must agree; the difference is shown and never hidden in another line. */
    public record Tie(String name, BigDecimal left, BigDecimal right) {
        /** left - right */
        public BigDecimal difference() {
            return left.subtract(right);
        }
    }
}
