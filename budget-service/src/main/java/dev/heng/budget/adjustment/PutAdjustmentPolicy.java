package dev.heng.budget.adjustment;

import dev.heng.budget.ledger.LedgerLocks;
import dev.heng.budget.ledger.LedgerSequence;
import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.outbox.Bucket;
import dev.heng.budget.outbox.Outbox;
import dev.heng.budget.subject.Charts;
import dev.heng.budget.subject.Subject;
import dev.heng.edge.EntityTag;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.Written;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Chooses what a hospital forbids of adjustments; one that is submitted already keeps what was judged. */
@ApplicationScoped
public class PutAdjustmentPolicy {
    private final Hospitals hospitals;
    private final Charts charts;
    private final AdjustmentPolicies policies;
    private final LedgerLocks locks;
    private final LedgerSequence sequences;
    private final Outbox outbox;
    private final Clock clock;

    PutAdjustmentPolicy(
            Hospitals hospitals,
            Charts charts,
            AdjustmentPolicies policies,
            LedgerLocks locks,
            LedgerSequence sequences,
            Outbox outbox,
            Clock clock) {
        this.hospitals = hospitals;
        this.charts = charts;
        this.policies = policies;
        this.locks = locks;
        this.sequences = sequences;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Chooses; what holds already changes nothing.
     *
     * @throws ProblemException 400 for subjects that the chart does not have, and sides that name nothing; 404 for an unknown hospital, 412
     *     VERSION_STALE
     */
    @Transactional
    @Audited
    public Written<AdjustmentPolicy> put(
            String hospital, AdjustmentPolicy.Choice choice, String actor, @Nullable String ifMatch) {
        locks.hospitalExclusive(hospital);
        Hospital known = hospitals.require(hospital);
        AdjustmentPolicy before = policies.policy(hospital);
        EntityTag.requireMatch(ifMatch, before.version());
        requireSense(known, choice);
        int bucket = Bucket.of(hospital);
        boolean isSame = before.version() > 0 && before.choice().equals(choice);
        AdjustmentPolicy after = new AdjustmentPolicy(
                choice, before.version() + 1, actor, clock.instant().truncatedTo(ChronoUnit.MICROS), 0);
        if (!isSame) {
            policies.save(hospital, after);
        }
        long sequence = sequences.next(Set.of(bucket));
        outbox.append(bucket, sequence, List.of());
        if (isSame) {
            return new Written<>(before, before.version(), false, sequence);
        }
        after = new AdjustmentPolicy(choice, after.version(), actor, after.changedAt(), sequence);
        policies.save(hospital, after);
        return new Written<>(after, after.version(), false, sequence);
    }

    private void requireSense(Hospital hospital, AdjustmentPolicy.Choice choice) {
        Set<String> subjects = new HashSet<>(
                charts.subjects(hospital.chart()).stream().map(Subject::code).toList());
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < choice.forbidden().size(); i++) {
            require("/forbidden/" + i + "/from", choice.forbidden().get(i).from(), subjects, violations);
            require("/forbidden/" + i + "/to", choice.forbidden().get(i).to(), subjects, violations);
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private static void require(String pointer, Side side, Set<String> subjects, List<Violation> violations) {
        if (!side.isNamed()) {
            violations.add(new Violation(pointer, "REQUIRED", "A side names at least one member."));
        }
        if (side.subject() != null && !subjects.contains(side.subject())) {
            violations.add(new Violation(
                    pointer + "/subject",
                    "UNKNOWN_SUBJECT",
                    "The subject " + side.subject() + " is not in the chart of the hospital."));
        }
    }
}
