package dev.heng.budget.reconciliation.start;

import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.reconciliation.RollUp;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Rolls up what sources recorded, again and again; a failure waits for the next time. */
@ApplicationScoped
public class RollUpSweep {
    private final Hospitals hospitals;
    private final RollUp rollUp;

    RollUpSweep(Hospitals hospitals, RollUp rollUp) {
        this.hospitals = hospitals;
        this.rollUp = rollUp;
    }

    @Scheduled(every = "${heng.reconciliation.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void rollUp() {
        hospitals.codes().forEach(rollUp::rollUp);
    }
}
