package dev.heng.budget.execution;

import dev.heng.budget.ledger.ReservationBook;
import dev.heng.budget.ledger.Reservations;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import org.jboss.logging.Logger;

/** Gives back what is open of reservations whose last day is over. */
@ApplicationScoped
public class ExpireReservations {
    private static final Logger LOG = Logger.getLogger(ExpireReservations.class);
    /** Who did it, in the entries. */
    static final String ACTOR = "heng";

    private static final int AT_ONCE = 500;

    private final ReservationBook book;
    private final Reservations reservations;
    private final Clock clock;

    ExpireReservations(ReservationBook book, Reservations reservations, Clock clock) {
        this.book = book;
        this.reservations = reservations;
        this.clock = clock;
    }

    /** Each in a transaction of its own; several replicas may do it at the same time. @return how many expired by this call */
    public int expire() {
        int expired = 0;
        int found;
        do {
            var overdue = book.expired(LocalDate.now(clock), AT_ONCE);
            found = 0;
            for (ReservationBook.Expired each : overdue) {
                int lines = reservations.expire(each.hospital(), each.id(), ACTOR);
                if (lines > 0) {
                    found++;
                    LOG.infof(
                            "the reservation %s of %s expired: %d lines gave back what was open",
                            each.id(), each.hospital(), lines);
                }
            }
            expired += found;
        } while (found == AT_ONCE);
        return expired;
    }
}
