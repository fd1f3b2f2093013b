package dev.heng.budget.alerting;

import dev.heng.budget.ledger.ExpiringReservations;
import dev.heng.budget.ledger.LimitFigures;
import dev.heng.budget.ledger.YearSpending;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One step of looking at a hospital, in a transaction of its own: at limits first, and when it has caught up with them, at reservations,
 * at deadlines and, once a day, at the year's spending.
 */
@ApplicationScoped
public class WatchHospital {
    private final Watches watches;
    private final LimitFigures limits;
    private final WatchLimits watchLimits;
    private final ExpiringReservations reservations;
    private final YearSpending spending;
    private final CycleDeadlines deadlines;
    private final AlertPolicies policies;
    private final ToldAlerts told;

    WatchHospital(
            Watches watches,
            LimitFigures limits,
            WatchLimits watchLimits,
            ExpiringReservations reservations,
            YearSpending spending,
            CycleDeadlines deadlines,
            AlertPolicies policies,
            ToldAlerts told) {
        this.watches = watches;
        this.limits = limits;
        this.watchLimits = watchLimits;
        this.reservations = reservations;
        this.spending = spending;
        this.deadlines = deadlines;
        this.policies = policies;
        this.told = told;
    }

    /** @return whether another step is needed to catch up; never while another replica looks at the hospital */
    @Transactional
    public boolean step(String hospital, LocalDate today) {
        Optional<Watch> held = watches.hold(hospital);
        if (held.isEmpty()) {
            return false;
        }
        Watch before = held.get();
        long floor = limits.floor(hospital);
        WatchLimits.Step limited = watchLimits.step(hospital, before, floor, YearMonth.from(today));
        Watch after = limited.after();
        Difference difference = limited.difference();
        if (!limited.isMore()) {
            AlertPolicy policy = policies.policy(hospital);
            difference = difference
                    .and(ofReservations(hospital, today.plusDays(policy.expiryDays())))
                    .and(ofDeadlines(hospital, today, policy.expiryDays()));
            if (!today.equals(before.day()) || policy.version() != before.policy()) {
                difference = difference.and(ofSpending(hospital, YearMonth.from(today), policy));
                after = new Watch(
                        after.seen(), after.revision(), after.month(), after.lookingAfter(), today, policy.version());
            }
        }
        if (!after.equals(before)) {
            watches.save(hospital, after);
        }
        // last: from the first number on nobody posts in the hospital until the transaction ends
        told.write(hospital, difference, floor);
        return limited.isMore();
    }

    private Difference ofReservations(String hospital, LocalDate day) {
        List<Finding> expiring = reservations.until(hospital, day).stream()
                .map(each -> new Finding(
                        AlertKind.RESERVATION_EXPIRING,
                        AlertSubject.of(each),
                        new AlertFigures(each.amount(), each.gone(), null, null)))
                .toList();
        return told.compare(hospital, Set.of(AlertKind.RESERVATION_EXPIRING), alert -> true, expiring);
    }

    private Difference ofDeadlines(String hospital, LocalDate today, int days) {
        return told.compare(hospital, AlertKind.DEADLINES, alert -> true, deadlines.of(hospital, today, days));
    }

    private Difference ofSpending(String hospital, YearMonth present, AlertPolicy policy) {
        List<Finding> slow =
                SlowSpending.of(spending.of(hospital, present.getYear()), present, policy.slowSpendingPoints());
        return told.compare(hospital, Set.of(AlertKind.SLOW_SPENDING), alert -> true, slow);
    }
}
