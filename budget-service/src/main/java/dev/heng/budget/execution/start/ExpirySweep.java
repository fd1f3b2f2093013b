package dev.heng.budget.execution.start;

import dev.heng.budget.execution.ExpireReservations;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Looks for reservations that are overdue, again and again; a failure waits for the next time. */
@ApplicationScoped
public class ExpirySweep {
    private final ExpireReservations expiring;

    ExpirySweep(ExpireReservations expiring) {
        this.expiring = expiring;
    }

    @Scheduled(every = "${heng.reservations.sweep}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        expiring.expire();
    }
}
