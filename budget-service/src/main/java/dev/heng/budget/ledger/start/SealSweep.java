package dev.heng.budget.ledger.start;

import dev.heng.budget.ledger.Seals;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Seals what was booked, again and again; a failure waits for the next time. */
@ApplicationScoped
public class SealSweep {
    private final Seals seals;

    SealSweep(Seals seals) {
        this.seals = seals;
    }

    @Scheduled(every = "${heng.seals.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void seal() {
        seals.sealAll();
    }
}
