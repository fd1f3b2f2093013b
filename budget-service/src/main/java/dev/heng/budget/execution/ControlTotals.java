package dev.heng.budget.execution;

import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the sender counted, to find lines that were lost or doubled on the way.
 *
 * @param lines how many lines the call has; null is not compared
 * @param amount the sum of the amounts, whatever their unit; null is not compared
 */
public record ControlTotals(
        @Nullable Integer lines, @Nullable BigDecimal amount) {
    /**
     * Counts every line of the call.
     *
     * @throws ProblemException 409 when the call has other totals
     */
    void requireMatch(List<ExecutionLine> sent) {
        requireMatch(sent.size(), sent.stream().map(ExecutionLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** @throws ProblemException 409 when these are other totals */
    void requireMatch(int sentLines, BigDecimal sum) {
        if (lines != null && lines != sentLines) {
            throw new ProblemException(
                    BudgetProblem.CONTROL_TOTAL_MISMATCH,
                    "The control total says " + lines + " lines, the call has " + sentLines + ".");
        }
        if (amount != null && sum.compareTo(amount) != 0) {
            throw new ProblemException(
                    BudgetProblem.CONTROL_TOTAL_MISMATCH,
                    "The control total says an amount of " + amount.toPlainString() + ", the lines add up to "
                            + sum.toPlainString() + ".");
        }
    }
}
