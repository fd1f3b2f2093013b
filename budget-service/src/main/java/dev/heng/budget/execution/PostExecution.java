package dev.heng.budget.execution;

import dev.heng.budget.ledger.Execution;
import dev.heng.budget.ledger.ExecutionResult;
import dev.heng.budget.ledger.Ledger;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Takes one call of a source. */
@ApplicationScoped
public class PostExecution {
    /** How many lines a call may have. */
    public static final int LINES_MAX = 10_000;

    private final Ledger ledger;
    private final ExecutionMeasures measures;

    PostExecution(Ledger ledger, ExecutionMeasures measures) {
        this.ledger = ledger;
        this.measures = measures;
    }

    /**
     * Posts the lines when the control totals agree.
     *
     * @param control null when the sender counted nothing
     * @throws ProblemException 413 above 10,000 lines, 409 when a control total disagrees, and what {@link Ledger#post} refuses
     */
    public ExecutionResult post(Execution execution, @Nullable ControlTotals control) {
        if (execution.lines().size() > LINES_MAX) {
            throw new ProblemException(
                    EdgeProblem.BODY_TOO_LARGE, "A call has at most " + LINES_MAX + " lines; send several calls.");
        }
        if (control != null) {
            control.requireMatch(execution.lines());
        }
        ExecutionResult result = ledger.post(execution);
        measures.count(result);
        return result;
    }
}
