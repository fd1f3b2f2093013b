package dev.heng.budget.reconciliation;

import dev.heng.budget.ledger.LedgerLocks;
import dev.heng.budget.ledger.LedgerSequence;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.outbox.Bucket;
import dev.heng.budget.outbox.Outbox;
import dev.heng.edge.EntityTag;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Written;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes down what a source says that it sent. Nothing is refused or booked by it. */
@ApplicationScoped
public class StateTotal {
    private final Hospitals hospitals;
    private final StatedTotals totals;
    private final LedgerLocks locks;
    private final LedgerSequence sequences;
    private final Outbox outbox;
    private final Clock clock;

    StateTotal(
            Hospitals hospitals,
            StatedTotals totals,
            LedgerLocks locks,
            LedgerSequence sequences,
            Outbox outbox,
            Clock clock) {
        this.hospitals = hospitals;
        this.totals = totals;
        this.locks = locks;
        this.sequences = sequences;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * States a total or replaces it; the total that is stated already changes nothing. Postings go on meanwhile; a month is closed either
     * before or after.
     *
     * @throws ProblemException 404 for an unknown hospital, 412 VERSION_STALE
     */
    @Transactional
    @Audited
    public Written<StatedTotal> state(
            String hospital, Sent about, Total total, String actor, @Nullable String ifMatch) {
        locks.hospitalShared(hospital);
        hospitals.require(hospital);
        Optional<StatedTotal> before = totals.locked(hospital, about);
        long version = before.map(StatedTotal::version).orElse(0L);
        EntityTag.requireMatch(ifMatch, before.isEmpty() ? null : version);
        int bucket = Bucket.of(hospital);
        long sequence = sequences.next(Set.of(bucket));
        outbox.append(bucket, sequence, List.of());
        if (before.isPresent() && before.get().total().isSame(total)) {
            return new Written<>(before.get(), version, false, sequence);
        }
        StatedTotal after = new StatedTotal(
                about, total, version + 1, actor, clock.instant().truncatedTo(ChronoUnit.MICROS), sequence);
        totals.save(hospital, after);
        return new Written<>(after, after.version(), before.isEmpty(), sequence);
    }
}
