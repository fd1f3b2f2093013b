package dev.heng.budget.approval;

import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What other capabilities ask: let a document be approved, and how far it is. They hear the end as {@link ApprovalDecided}. */
@ApplicationScoped
public class Approvals {
    private final ApprovalCases cases;
    private final ApprovalRoutes routes;
    private final Event<ApprovalDecided> decided;
    private final Clock clock;

    Approvals(ApprovalCases cases, ApprovalRoutes routes, Event<ApprovalDecided> decided, Clock clock) {
        this.cases = cases;
        this.routes = routes;
        this.decided = decided;
        this.clock = clock;
    }

    /**
     * Opens the case of a document in the caller's transaction. When its route has no step, {@link ApprovalDecided} with APPROVED is fired
     * at once.
     *
     * @return the number of the case
     * @throws ProblemException 409 APPROVAL_OPEN when the document has an open one, 409 APPROVAL_ROUTE_BLOCKED when its route waits for
     *     users who prepared it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public long open(String hospital, DocumentId document, DocumentFacts facts, String submitter) {
        Route route = routes.choose(hospital, document.kind(), facts, LocalDate.now(clock));
        Move move = ApprovalCase.open(
                hospital,
                cases.nextNumber(),
                document,
                facts,
                submitter,
                route,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        if (!cases.add(move)) {
            throw new ProblemException(
                    BudgetProblem.APPROVAL_OPEN, document.kind() + " " + document.id() + " is being approved already.");
        }
        tell(move);
        return move.after().number();
    }

    /** The newest case of a document, open or not. */
    public Optional<ApprovalCase> latest(String hospital, DocumentId document) {
        return cases.latest(hospital, document);
    }

    /** Fires the end of a case, when the move is one. */
    void tell(Move move) {
        if (move.outcome() != null) {
            ApprovalCase approval = move.after();
            String opinion = move.event().opinion();
            decided.fire(new ApprovalDecided(
                    approval.hospital(),
                    approval.number(),
                    approval.document(),
                    move.outcome(),
                    move.event().actor(),
                    opinion == null ? "" : opinion));
        }
    }
}
