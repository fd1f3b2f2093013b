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
import dev.heng.edge.Violation;
import dev.heng.edge.Written;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Closes a year, for sources or for everybody, or opens it again: all twelve months, or none. */
@ApplicationScoped
public class ChangeYear {
    private final Hospitals hospitals;
    private final Periods periods;
    private final ClosingPolicies policies;
    private final CheckPeriod checking;
    private final LedgerLocks locks;
    private final LedgerSequence sequences;
    private final Outbox outbox;
    private final Clock clock;

    ChangeYear(
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
     * Gives every month of a year the state; a month that has it already does not change.
     *
     * @param isReviewed whether the actor looked at the open reservations of the year
     * @param reason why; needed when a month takes more than before
     * @throws ProblemException 400 without a reason, 404 for an unknown hospital, 409 CHECKLIST_OPEN where the hospital enforces its
     *     checklist, with everything that is left of every month, 412 VERSION_STALE
     */
    @Transactional
    @Audited
    public Written<PeriodYear> change(
            String hospital,
            int year,
            PeriodState state,
            boolean isReviewed,
            @Nullable String reason,
            String actor,
            @Nullable String ifMatch) {
        locks.hospitalExclusive(hospital);
        hospitals.require(hospital);
        PeriodYear before = new PeriodYear(year, periods.year(hospital, year));
        EntityTag.requireMatch(ifMatch, before.version());
        List<Period> moving =
                before.months().stream().filter(month -> month.state() != state).toList();
        if (moving.stream().anyMatch(month -> state.takesMoreThan(month.state()))
                && (reason == null || reason.isBlank())) {
            throw ProblemException.invalid("/reason", "REQUIRED", "A month is opened again for a reason.");
        }
        if (state == PeriodState.CLOSED) {
            requireDone(hospital, moving, isReviewed);
        }
        int bucket = Bucket.of(hospital);
        long sequence = sequences.next(Set.of(bucket));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Period> after = new ArrayList<>();
        List<Change> changes = new ArrayList<>();
        for (Period month : before.months()) {
            if (month.state() == state) {
                after.add(month);
                continue;
            }
            Period changed =
                    new Period(month.month(), state, month.version() + 1, isReviewed, reason, actor, now, sequence);
            periods.save(hospital, changed);
            after.add(changed);
            changes.add(new Change(EventKind.PERIOD, hospital + "/" + month.month()));
        }
        outbox.append(bucket, sequence, changes);
        PeriodYear changed = new PeriodYear(year, after);
        return new Written<>(changed, changed.version(), false, sequence);
    }

    /** The months before each are closed with it, so nobody has to close them first. */
    private void requireDone(String hospital, List<Period> closing, boolean isReviewed) {
        if (policies.policy(hospital).checklist() != ChecklistUse.ENFORCE) {
            return;
        }
        List<Violation> left = new ArrayList<>();
        for (Period month : closing) {
            checking.left(hospital, month.month(), isReviewed).stream()
                    .filter(item -> item.kind() != ChecklistItem.Kind.EARLIER_MONTHS_CLOSED)
                    .map(item ->
                            new Violation("?year", item.kind().name(), month.month() + ": " + item.open() + " left."))
                    .forEach(left::add);
        }
        if (!left.isEmpty()) {
            throw new ProblemException(
                    BudgetProblem.CHECKLIST_OPEN,
                    "Before the year is closed, " + left.size() + " of its checklists' items are left.",
                    left);
        }
    }
}
