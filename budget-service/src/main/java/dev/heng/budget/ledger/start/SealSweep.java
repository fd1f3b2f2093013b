package dev.heng.budget.ledger.start;

import dev.heng.budget.ledger.DaySeals;
import dev.heng.budget.ledger.Seals;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/** Seals what was booked, and the days that are over, again and again; a failure waits for the next time. */
@ApplicationScoped
public class SealSweep {
    private final Seals seals;
    private final DaySeals days;

    SealSweep(Seals seals, DaySeals days) {
        this.seals = seals;
        this.days = days;
    }

    @Scheduled(every = "${heng.seals.every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void seal() {
        seals.sealAll();
        days.sealAll();
    }
}
