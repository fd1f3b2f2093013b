package dev.heng.budget.ledger;

import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * Changes budgets by amounts (调整), in the caller's transaction: call it after every other lock is taken, and end the transaction soon. What an
 * adjustment takes is held from its submission on, so that nobody spends it meanwhile and its approval cannot fail for lack of money.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Adjustments {
    /** The source of the reservations that hold what adjustments take. */
    public static final String SOURCE = "adjustment";
    /** With what the holds of money begin that was carried forward to another year: they end by a reversal only. */
    public static final String CARRIED = "carry:";

    private final JoinedCalls joined;
    private final AdjustmentCalls calls;

    Adjustments(JoinedCalls joined, DataSource dataSource, Clock clock) {
        this.joined = joined;
        this.calls = new AdjustmentCalls(dataSource, clock);
    }

    /**
     * Holds what the lines take from money to be spent, and from whatever else is under control: all of it or nothing. It shows among the
     * reservations under the source {@link #SOURCE}.
     *
     * @throws ReservationRefused when a line cannot be: BUDGET_INSUFFICIENT with who holds the money, UNKNOWN_CENTRE, UNKNOWN_SUBJECT,
     *     PERIOD_CLOSED; nothing may be committed then
     * @throws ProblemException 404 for an unknown hospital, 409 CONFLICT when the id stands for an earlier hold, 503 as {@link Ledger#post}
     */
    public HeldAdjustment hold(AdjustmentDraft draft) {
        return joined.write(draft.hospital(), connection -> calls.hold(connection, draft));
    }

    /**
     * Changes the budgets and gives back what was held for it, in one posting. The lines are those that it was held for; without a hold
     * they are asked of the budget now.
     *
     * @throws ReservationRefused when a line cannot be: UNKNOWN_CENTRE, UNKNOWN_SUBJECT, PERIOD_CLOSED, BUDGET_BELOW_USED where nothing was
     *     held; nothing may be committed then
     * @throws ProblemException 404 for an unknown hospital, 409 RESERVATION_ENDED when what was held was given back, 503 as
     *     {@link Ledger#post}
     */
    public Adjusted adjust(AdjustmentDraft draft) {
        return joined.write(draft.hospital(), connection -> calls.adjust(connection, draft));
    }

    /**
     * Gives back what is held for an adjustment that will not be; nothing changes when nothing is.
     *
     * @param hold of the draft
     * @return the Ledger-Sequence that contains it
     * @throws ProblemException 404 for an unknown hospital, or a hold that does not exist; 503 as {@link Ledger#post}
     */
    public long giveBack(String hospital, String hold, String reason, String actor) {
        return joined.write(hospital, connection -> calls.giveBack(connection, hospital, hold, reason, actor));
    }
}
