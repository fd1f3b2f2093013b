package dev.heng.budget.adjustment;

import dev.heng.budget.ledger.LedgerSequence;
import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.outbox.Bucket;
import dev.heng.budget.outbox.Outbox;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Written;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the draft of an adjustment; whoever writes in it never approves it. */
@ApplicationScoped
public class PutAdjustment {
    private final Hospitals hospitals;
    private final SeenLines seen;
    private final AdjustmentBook book;
    private final AdjustmentChecks checks;
    private final LedgerSequence sequences;
    private final Outbox outbox;
    private final Clock clock;

    PutAdjustment(
            Hospitals hospitals,
            SeenLines seen,
            AdjustmentBook book,
            AdjustmentChecks checks,
            LedgerSequence sequences,
            Outbox outbox,
            Clock clock) {
        this.hospitals = hospitals;
        this.seen = seen;
        this.book = book;
        this.checks = checks;
        this.sequences = sequences;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Creates or replaces; what it says already changes nothing. One that was returned or withdrawn is a draft again.
     *
     * @throws ProblemException 400 as {@link AdjustmentChecks}; 403 when a line is of a centre that the user does not see; 404 for an unknown
     *     hospital, and an adjustment of which the user sees no line; 409 CONFLICT when somebody else creates it at the same time, ADJUSTMENT_STATE when it is submitted or approved; 412 VERSION_STALE
     */
    @Transactional
    @Audited
    public Written<Adjustment> put(
            String hospital, String code, AdjustmentDefinition definition, String actor, @Nullable String ifMatch) {
        Hospital known = hospitals.require(hospital);
        Optional<Adjustment> before = book.lock(hospital, code);
        before.ifPresent(seen::requireSome);
        EntityTag.requireMatch(ifMatch, before.map(Adjustment::version).orElse(null));
        before.ifPresent(old -> seen.requireAll(hospital, old.definition()));
        seen.requireAll(hospital, definition);
        checks.requireForm(known, definition);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Adjustment after = before.map(old -> old.redrafted(definition, actor, now))
                .orElseGet(() -> Adjustment.drafted(hospital, code, definition, actor, now));
        int bucket = Bucket.of(hospital);
        if (before.isPresent()
                && before.get().state() == AdjustmentState.DRAFT
                && before.get().definition().says(definition)) {
            return new Written<>(
                    before.get(), before.get().version(), false, before.get().sequence());
        }
        if (before.isPresent()) {
            book.save(after);
        } else if (!book.create(after)) {
            throw new ProblemException(EdgeProblem.CONFLICT, "Somebody else has written it at the same time.");
        }
        long sequence = sequences.next(Set.of(bucket));
        book.number(hospital, code, sequence);
        outbox.append(bucket, sequence, List.of());
        return new Written<>(after.booked(0, List.of(), sequence), after.version(), before.isEmpty(), sequence);
    }
}
