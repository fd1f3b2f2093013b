package dev.heng.budget.settlement;

import dev.heng.budget.ledger.Adjustments;
import dev.heng.budget.ledger.ReservationCarry;
import java.time.Instant;
import java.time.Month;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A carrying forward of a year.
 *
 * @param run counted from 1 within the year
 * @param digest of the simulation that it is
 * @param holds under how many names the ledger holds what it carried
 * @param transfers in how many postings that was added to the next year
 * @param sequence the Ledger-Sequence that contains it
 * @param reversal null as long as it is in force
 */
public record CarryRun(
        int year,
        int run,
        CarryRunState state,
        String digest,
        int holds,
        int transfers,
        String ranBy,
        Instant ranAt,
        long sequence,
        @Nullable Reversal reversal) {
    /** @param sequence the Ledger-Sequence that contains it */
    public record Reversal(String by, Instant at, String reason, long sequence) {}

    /** Its name for a person, and in the entries that it made. */
    public String document() {
        return "carry " + year + " run " + run;
    }

    /** Grows with its reversal. */
    public long version() {
        return reversal == null ? 1 : 2;
    }

    /** The ledger's name of a part of what is held; no code of a document has a colon. */
    String hold(int part) {
        return holdsOf(year) + run + ":" + part;
    }

    /** What the names of all holds of a year begin with. */
    static String holdsOf(int year) {
        return Adjustments.CARRIED + year + ":";
    }

    String transfer(int part) {
        return transfersBegin() + part;
    }

    /** What the names of its transfers begin with. */
    String transfersBegin() {
        return "carry-to:" + year + ":" + run + ":";
    }

    /** The names under which reservations go on, or come back. */
    ReservationCarry reservations(String hospital, String transfer, String actor) {
        return new ReservationCarry(
                hospital,
                Adjustments.CARRIED + "reserved:" + year + ":" + run,
                transfer,
                document(),
                actor,
                YearMonth.of(year + 1, Month.JANUARY));
    }

    String back(int part) {
        return "carry-back:" + year + ":" + run + ":" + part;
    }

    CarryRun bookedAt(long posted) {
        return new CarryRun(year, run, state, digest, holds, transfers, ranBy, ranAt, posted, reversal);
    }

    /** Taken back; what is taken back already stays as it is. */
    CarryRun reversed(Reversal how) {
        if (state == CarryRunState.REVERSED) {
            return this;
        }
        return new CarryRun(year, run, CarryRunState.REVERSED, digest, holds, transfers, ranBy, ranAt, sequence, how);
    }
}
