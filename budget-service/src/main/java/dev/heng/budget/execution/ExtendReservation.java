package dev.heng.budget.execution;

import dev.heng.budget.ledger.Reservation;
import dev.heng.budget.ledger.ReservationBook;
import dev.heng.budget.ledger.ReservationId;
import dev.heng.edge.ProblemException;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Moves the last day of a reservation; no figure changes. */
@ApplicationScoped
public class ExtendReservation {
    private final ReservationBook book;
    private final Clock clock;

    ExtendReservation(ReservationBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /**
     * Sets the last day.
     *
     * @param expiresOn null: never
     * @throws ProblemException 400 for a day that is over, 404 for an unknown reservation, 409 when it has ended, 412 VERSION_STALE
     */
    @Transactional
    @Audited
    public Reservation extend(
            String hospital, ReservationId id, @Nullable LocalDate expiresOn, @Nullable String ifMatch) {
        if (expiresOn != null && expiresOn.isBefore(LocalDate.now(clock))) {
            throw ProblemException.invalid("/expiresOn", "OUT_OF_RANGE", "The last day is over already.");
        }
        book.extend(hospital, id, expiresOn, ifMatch);
        return book.require(hospital, id);
    }
}
