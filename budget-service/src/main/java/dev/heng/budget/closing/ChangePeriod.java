package dev.heng.budget.closing;

import dev.heng.budget.ledger.LedgerLocks;
import dev.heng.budget.ledger.LedgerSequence;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.outbox.Bucket;
import dev.heng.budget.outbox.Change;
import dev.heng.budget.outbox.EventKind;
import dev.heng.budget.outbox.Outbox;
import dev.heng.budget.web.BudgetProblem;
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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Closes a month, for sources or for everybody, or opens it again; a posting is either in before it or refused after it. */
@ApplicationScoped
public class ChangePeriod {
    private final Hospitals hospitals;
    private final Periods periods;
    private final ClosingPolicies policies;
    private final CheckPeriod checking;
    private final LedgerLocks locks;
    private final LedgerSequence sequences;
    private final Outbox outbox;
    private final Clock clock;

    ChangePeriod(
            Hospitals hospitals,
            Periods periods,
            ClosingPolicies policies,
            CheckPeriod checking,
            LedgerLocks locks,
            LedgerSequence sequences,
            Outbox outbox,
            Clock clock) {
        this.hospitals = hospitals;
        this.periods = periods;
        this.policies = policies;
        this.checking = checking;
        this.locks = locks;
        this.sequences = sequences;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Changes the state of a month; the state it has already changes nothing.
     *
     * @param isReviewed whether the actor looked at the open reservations of the month
     * @param reason why; needed when a month takes more than before
     * @throws ProblemException 400 without a reason, 404 for an unknown hospital, 409 CHECKLIST_OPEN where the hospital enforces its
     *     checklist, 412 VERSION_STALE
     */
    @Transactional
    @Audited
    public Written<Period> change(
            String hospital,
            YearMonth month,
            PeriodState state,
            boolean isReviewed,
            @Nullable String reason,
            String actor,
            @Nullable String ifMatch) {
        locks.hospitalExclusive(hospital);
        hospitals.require(hospital);
        Period before = periods.month(hospital, month);
        EntityTag.requireMatch(ifMatch, before.version());
        boolean isChanged = before.state() != state;
        if (state.takesMoreThan(before.state()) && (reason == null || reason.isBlank())) {
            throw ProblemException.invalid("/reason", "REQUIRED", "A month is opened again for a reason.");
        }
        if (isChanged && state == PeriodState.CLOSED) {
            requireDone(hospital, month, isReviewed);
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
                isReviewed,
                reason,
                actor,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                sequence);
        periods.save(hospital, after);
        outbox.append(bucket, sequence, List.of(new Change(EventKind.PERIOD, hospital + "/" + month)));
        return new Written<>(after, after.version(), false, sequence);
    }

    private void requireDone(String hospital, YearMonth month, boolean isReviewed) {
        if (policies.policy(hospital).checklist() != ChecklistUse.ENFORCE) {
            return;
        }
        String open = checking.left(hospital, month, isReviewed).stream()
                .map(item -> item.kind() + " (" + item.open() + ")")
                .collect(Collectors.joining(", "));
        if (!open.isEmpty()) {
            throw new ProblemException(BudgetProblem.CHECKLIST_OPEN, "Before " + month + " is closed: " + open + ".");
        }
    }
}
