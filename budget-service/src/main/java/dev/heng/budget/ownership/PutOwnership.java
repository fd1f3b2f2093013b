package dev.heng.budget.ownership;

import dev.heng.budget.ledger.LedgerLocks;
import dev.heng.budget.ledger.LedgerSequence;
import dev.heng.budget.ledger.SpendingLimits;
import dev.heng.budget.organisation.Centres;
import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.outbox.Bucket;
import dev.heng.budget.outbox.Outbox;
import dev.heng.budget.subject.Charts;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.Written;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives a subject its owner department or another one; a posting is judged either by what was before it or by what is after it. */
@ApplicationScoped
public class PutOwnership {
    private final Hospitals hospitals;
    private final Centres centres;
    private final Charts charts;
    private final Ownerships ownerships;
    private final LedgerLocks locks;
    private final SpendingLimits limits;
    private final LedgerSequence sequences;
    private final Outbox outbox;

    PutOwnership(
            Hospitals hospitals,
            Centres centres,
            Charts charts,
            Ownerships ownerships,
            LedgerLocks locks,
            SpendingLimits limits,
            LedgerSequence sequences,
            Outbox outbox) {
        this.hospitals = hospitals;
        this.centres = centres;
        this.charts = charts;
        this.ownerships = ownerships;
        this.locks = locks;
        this.limits = limits;
        this.sequences = sequences;
        this.outbox = outbox;
    }

    /**
     * Creates or replaces; the mapping that it is already changes nothing.
     *
     * @throws ProblemException 400 for an unknown centre or subject, or days in the wrong order; 404 for an unknown hospital; 409
     *     OWNERSHIP_AMBIGUOUS; 412 VERSION_STALE
     */
    @Transactional
    @Audited
    public Written<Ownership> put(
            String hospital, String code, OwnershipDefinition definition, @Nullable String ifMatch) {
        locks.hospitalExclusive(hospital);
        Hospital known = hospitals.require(hospital);
        locks.chartShared(known.chart());
        Optional<Ownership> before = ownerships.ownership(hospital, code);
        long version = before.map(Ownership::version).orElse(0L);
        EntityTag.requireMatch(ifMatch, before.isEmpty() ? null : version);
        requireSense(known, definition);
        ownerships.twin(hospital, code, definition).ifPresent(twin -> {
            throw new ProblemException(
                    BudgetProblem.OWNERSHIP_AMBIGUOUS,
                    "By " + twin.code() + " the subject belongs to "
                            + twin.definition().owner() + " on some of these days.");
        });
        int bucket = Bucket.of(hospital);
        if (before.isPresent() && before.get().definition().equals(definition)) {
            outbox.append(bucket, sequences.next(Set.of(bucket)), List.of());
            return new Written<>(before.get(), version, false, before.get().sequence());
        }
        // the limits are summed before the sequence is taken: from then on the watermark stands still
        ownerships.save(hospital, new Ownership(code, definition, version + 1, 0));
        limits.rebuild(hospital);
        long sequence = sequences.next(Set.of(bucket));
        Ownership after = new Ownership(code, definition, version + 1, sequence);
        ownerships.save(hospital, after);
        outbox.append(bucket, sequence, List.of());
        return new Written<>(after, after.version(), before.isEmpty(), sequence);
    }

    private void requireSense(Hospital hospital, OwnershipDefinition definition) {
        List<Violation> violations = new ArrayList<>();
        if (charts.subjects(hospital.chart()).stream()
                .noneMatch(each -> each.code().equals(definition.subject()))) {
            violations.add(new Violation(
                    "/subject",
                    "UNKNOWN_SUBJECT",
                    "The subject " + definition.subject() + " is not in the chart of the hospital."));
        }
        if (centres.centre(hospital.code(), definition.owner()).isEmpty()) {
            violations.add(new Violation("/owner", "UNKNOWN_CENTRE", "There is no centre " + definition.owner() + "."));
        }
        if (definition.validTo().isBefore(definition.validFrom())) {
            violations.add(new Violation("/validTo", "OUT_OF_RANGE", "The last day is before the first."));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }
}
