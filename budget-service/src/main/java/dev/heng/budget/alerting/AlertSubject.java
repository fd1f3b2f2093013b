package dev.heng.budget.alerting;

import dev.heng.budget.control.ControlBasis;
import dev.heng.budget.control.ControlLevel;
import dev.heng.budget.cycle.Phase;
import dev.heng.budget.ledger.ExpiringReservations;
import dev.heng.budget.ledger.LimitFigure;
import dev.heng.budget.ledger.ReservationId;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What an alert is about.
 *
 * @param limit the limit of a control rule; null when it is about none
 * @param year null for a whole project and for a reservation
 * @param month the month of a MONTH limit, the one up to which a YEAR_TO_DATE limit was summed, the last that has ended for slow spending
 * @param centre null when it concerns the whole hospital
 * @param reservation null when it is about none
 * @param expiresOn the reservation's last day
 * @param deadline of a phase of the cycle of the year; null when it is about none
 */
public record AlertSubject(
        @Nullable Limit limit,
        @Nullable Integer year,
        @Nullable YearMonth month,
        @Nullable String centre,
        @Nullable ReservationId reservation,
        @Nullable LocalDate expiresOn,
        @Nullable Deadline deadline) {
    /** A limit as its rule was when the alert was raised. */
    public record Limit(String rule, ControlLevel level, ControlBasis basis, String scope) {}

    /** The phase of a cycle, and until when somebody is waited for. */
    public record Deadline(Phase phase, LocalDate dueOn) {}

    static AlertSubject ofSpending(@Nullable String centre, YearMonth ended) {
        return new AlertSubject(null, ended.getYear(), ended, centre, null, null, null);
    }

    static AlertSubject of(ExpiringReservations.Expiring expiring) {
        return new AlertSubject(
                null, null, null, expiring.centre(), expiring.reservation(), expiring.expiresOn(), null);
    }

    /** @param centre who is waited for; null: not a single centre */
    static AlertSubject of(int year, Deadline deadline, @Nullable String centre) {
        return new AlertSubject(null, year, null, centre, null, null, deadline);
    }

    /** The name of the limit; null when it is about none. */
    LimitFigure.@Nullable Name limitName() {
        return limit == null ? null : new LimitFigure.Name(limit.rule(), limit.scope(), year == null ? 0 : year);
    }

    /** Its name among the alerts of one kind: two that say the same of the same thing have the same. */
    String about() {
        if (limit != null) {
            String span =
                    limit.basis() == ControlBasis.MONTH ? String.valueOf(month) : year == null ? "" : year.toString();
            return String.join("/", limit.rule(), span, limit.scope());
        }
        String place = centre == null ? "" : centre;
        if (deadline != null) {
            return String.join(
                    "/",
                    String.valueOf(year),
                    deadline.phase().name(),
                    deadline.dueOn().toString(),
                    place);
        }
        return reservation == null ? year + "/" + place : reservation + "/" + place;
    }
}
