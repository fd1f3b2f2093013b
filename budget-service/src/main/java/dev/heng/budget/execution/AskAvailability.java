package dev.heng.budget.execution;

import dev.heng.budget.ledger.Availability;
import dev.heng.budget.ledger.Execution;
import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.budget.ledger.Ledger;
import dev.heng.budget.ledger.Poster;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Tells whether lines would be recorded, before anybody sends them. */
@ApplicationScoped
public class AskAvailability {
    /** What somebody types has few lines; each holds its cell until all are judged. */
    public static final int LINES_MAX = 100;

    private final Ledger ledger;

    AskAvailability(Ledger ledger) {
        this.ledger = ledger;
    }

    /**
     * Judges the lines as a call of a source would be judged now, and stores nothing.
     *
     * @throws ProblemException 413 above 100 lines, 404 for an unknown hospital
     */
    public Availability ask(String hospital, String actor, Poster poster, List<ExecutionLine> lines) {
        if (lines.size() > LINES_MAX) {
            throw new ProblemException(EdgeProblem.BODY_TOO_LARGE, "A question has at most " + LINES_MAX + " lines.");
        }
        return ledger.tryOut(
                new Execution(hospital, "availability-" + UUID.randomUUID(), "availability", actor, poster, lines));
    }
}
