package dev.heng.budget.execution;

import dev.heng.budget.ledger.ReservationDraft;
import dev.heng.budget.ledger.ReservationResult;
import dev.heng.budget.ledger.Reservations;
import dev.heng.budget.ledger.UseDraft;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;

/** Sets money aside for an application, a contract or an order (占用), and spends it as the invoices come. */
@ApplicationScoped
public class ReserveBudget {
    /** How many lines a document may have; each locks its cell. */
    public static final int LINES_MAX = 1_000;

    private final Reservations reservations;

    ReserveBudget(Reservations reservations) {
        this.reservations = reservations;
    }

    /**
     * As {@link Reservations#reserve}.
     *
     * @throws ProblemException 413 above 1,000 lines, 400 for names that stand twice
     */
    public ReservationResult reserve(ReservationDraft draft) {
        DistinctLines.require(draft.lines(), LINES_MAX, ReservationDraft.Line::line, "line");
        return reservations.reserve(draft);
    }

    /**
     * As {@link Reservations#use}.
     *
     * @throws ProblemException 413 above 1,000 uses, 400 for ids that stand twice
     */
    public ReservationResult spend(UseDraft draft) {
        DistinctLines.require(draft.uses(), LINES_MAX, use -> use.id(), "id");
        return reservations.use(draft);
    }
}
