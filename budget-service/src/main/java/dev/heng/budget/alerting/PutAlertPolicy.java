package dev.heng.budget.alerting;

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
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses when a hospital wants to be told; alerts follow with the next look. */
@ApplicationScoped
public class PutAlertPolicy {
    private final Hospitals hospitals;
    private final AlertPolicies policies;
    private final LedgerLocks locks;
    private final LedgerSequence sequences;
    private final Outbox outbox;
    private final Clock clock;

    PutAlertPolicy(
            Hospitals hospitals,
            AlertPolicies policies,
            LedgerLocks locks,
            LedgerSequence sequences,
            Outbox outbox,
            Clock clock) {
        this.hospitals = hospitals;
        this.policies = policies;
        this.locks = locks;
        this.sequences = sequences;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Chooses; what holds already changes nothing.
     *
     * @throws ProblemException 404 for an unknown hospital, 412 VERSION_STALE
     */
    @Transactional
    @Audited
    public Written<AlertPolicy> put(
            String hospital, BigDecimal slowSpendingPoints, int expiryDays, String actor, @Nullable String ifMatch) {
        locks.hospitalExclusive(hospital);
        hospitals.require(hospital);
        AlertPolicy before = policies.policy(hospital);
        EntityTag.requireMatch(ifMatch, before.version());
        int bucket = Bucket.of(hospital);
        long sequence = sequences.next(Set.of(bucket));
        outbox.append(bucket, sequence, List.of());
        if (before.slowSpendingPoints().compareTo(slowSpendingPoints) == 0 && before.expiryDays() == expiryDays) {
            return new Written<>(before, before.version(), false, sequence);
        }
        AlertPolicy after = new AlertPolicy(
                slowSpendingPoints,
                expiryDays,
                before.version() + 1,
                actor,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                sequence);
        policies.save(hospital, after);
        return new Written<>(after, after.version(), false, sequence);
    }
}
