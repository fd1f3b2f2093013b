package dev.heng.budget.execution;

import dev.heng.budget.ledger.ReservationDraft;
import dev.heng.budget.ledger.ReservationResult;
import dev.heng.budget.ledger.Reservations;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

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
        requireEach(draft.lines(), ReservationDraft.Line::line, "line");
        return reservations.reserve(draft);
    }

    /**
     * As {@link Reservations#use}.
     *
     * @throws ProblemException 413 above 1,000 uses, 400 for ids that stand twice
     */
    public ReservationResult spend(Spending spending) {
        requireEach(spending.uses(), use -> use.id(), "id");
        return reservations.use(
                spending.hospital(), spending.reservation(), spending.source(), spending.actor(), spending.uses());
    }

    private static <T> void requireEach(List<T> lines, Function<T, String> name, String member) {
        if (lines.size() > LINES_MAX) {
            throw new ProblemException(EdgeProblem.BODY_TOO_LARGE, "A document has at most " + LINES_MAX + " lines.");
        }
        Set<String> seen = new HashSet<>();
        List<Violation> violations = new ArrayList<>();
        for (int n = 0; n < lines.size(); n++) {
            String here = name.apply(lines.get(n));
            if (!seen.add(here)) {
                violations.add(new Violation("/lines/" + n + "/" + member, "DUPLICATE", here + " stands twice."));
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }
}
