package dev.heng.budget.closing;

import dev.heng.budget.ledger.LedgerLocks;
import dev.heng.budget.ledger.LedgerSequence;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.outbox.Bucket;
import dev.heng.budget.outbox.Change;
import dev.heng.budget.outbox.EventKind;
import dev.heng.budget.outbox.Outbox;
import dev.heng.edge.EntityTag;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Written;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Closes a month or opens it again; a posting is either in before it or refused after it. */
@ApplicationScoped
public class ChangePeriod {
    private final Hospitals hospitals;
    private final Periods periods;
    private final LedgerLocks locks;
    private final LedgerSequence sequences;
    private final Outbox outbox;
    private final Clock clock;

    ChangePeriod(
            Hospitals hospitals,
            Periods periods,
            LedgerLocks locks,
            LedgerSequence sequences,
            Outbox outbox,
            Clock clock) {
        this.hospitals = hospitals;
        this.periods = periods;
        this.locks = locks;
        this.sequences = sequences;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Changes the state of a month; the state it has already changes nothing.
     *
     * @param reason why; needed when a closed month is opened again
     * @throws ProblemException 400 without a reason, 404 for an unknown hospital, 412 VERSION_STALE
     */
    @Transactional
    @Audited
    public Written<Period> change(
            String hospital,
            YearMonth month,
            PeriodState state,
            @Nullable String reason,
            String actor,
            @Nullable String ifMatch) {
        locks.hospitalExclusive(hospital);
        hospitals.require(hospital);
        Period before = periods.month(hospital, month);
        EntityTag.requireMatch(ifMatch, before.version());
        boolean isChanged = before.state() != state;
        if (isChanged && state == PeriodState.OPEN && (reason == null || reason.isBlank())) {
            throw ProblemException.invalid("/reason", "REQUIRED", "A closed month is opened again for a reason.");
        }
        int bucket = Bucket.of(hospital);
        long sequence = sequences.next(Set.of(bucket));
        if (!isChanged) {
            outbox.append(bucket, sequence, List.of());
            return new Written<>(before, before.version(), false, sequence);
        }
        Period after = new Period(
                month,
                state,
                before.version() + 1,
                reason,
                actor,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                sequence);
        periods.save(hospital, after);
        outbox.append(bucket, sequence, List.of(new Change(EventKind.PERIOD, hospital + "/" + month)));
        return new Written<>(after, after.version(), false, sequence);
    }
}
