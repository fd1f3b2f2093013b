package dev.heng.budget.execution;

import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.budget.ledger.ForcedDraft;
import dev.heng.budget.ledger.ForcedPostings;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets an urgent purchase or an overdue invoice pass the limits that refuse it (特批). */
@ApplicationScoped
public class OverrideBudget {
    /** Whoever gives a reason has read the lines. */
    public static final int LINES_MAX = 100;

    private final ForcedPostings postings;

    OverrideBudget(ForcedPostings postings) {
        this.postings = postings;
    }

    /**
     * As {@link ForcedPostings#force}.
     *
     * @throws ProblemException 413 above 100 lines, 400 for ids that stand twice
     */
    public ForcedPostings.Result override(ForcedDraft draft) {
        DistinctLines.require(draft.lines(), LINES_MAX, ExecutionLine::id, "id");
        return postings.force(draft);
    }
}
