package dev.heng.budget.ledger;

import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/**
 * Lets reservations go on in the next year with their budget, in the caller's transaction, which holds the hospital's exclusive lock. Their old
 * cells keep their figures: what is set aside there is a hold from then on.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ReservationCarries {
    private final JoinedCalls joined;
    private final ReservationCarryCalls calls;

    ReservationCarries(JoinedCalls joined, Clock clock) {
        this.joined = joined;
        this.calls = new ReservationCarryCalls(clock);
    }

    /**
     * What went on.
     *
     * @param sequence the Ledger-Sequence that contains it
     */
    public record Carried(long sequence, List<CarriedReservation> lines) {}

    /**
     * Lets what is open of reservations in some budget lines of a year go on; what adjustments hold does not.
     *
     * @param lines the budget lines, in whatever month
     * @throws ReservationRefused UNKNOWN_CENTRE, UNKNOWN_SUBJECT, PERIOD_CLOSED; nothing may be committed then
     * @throws ProblemException 404 for an unknown hospital, 503 as {@link Ledger#post}
     */
    public Carried carry(ReservationCarry carry, int year, Collection<CellKey> lines) {
        return joined.write(carry.hospital(), connection -> calls.carry(connection, carry, year, lines));
    }

    /**
     * Brings them back where they were.
     *
     * @param lines those that went on
     * @return the Ledger-Sequence that contains it
     * @throws ReservationRefused RESERVATION_USED when something was used or released of a line since, UNKNOWN_CENTRE, UNKNOWN_SUBJECT,
     *     PERIOD_CLOSED; nothing may be committed then
     * @throws ProblemException as {@link #carry}
     */
    public long bringBack(ReservationCarry carry, List<CarriedReservation> lines) {
        return joined.write(carry.hospital(), connection -> calls.bringBack(connection, carry, lines));
    }
}
