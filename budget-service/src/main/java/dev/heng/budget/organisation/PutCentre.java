package dev.heng.budget.organisation;

import dev.heng.budget.ledger.LedgerLocks;
import dev.heng.budget.ledger.LedgerSequence;
import dev.heng.budget.ledger.SpendingLimits;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Creates a centre or changes its history; nobody posts in the hospital meanwhile. */
@ApplicationScoped
public class PutCentre {
    private final Hospitals hospitals;
    private final Centres centres;
    private final LedgerLocks locks;
    private final LedgerSequence sequences;
    private final SpendingLimits limits;
    private final Outbox outbox;

    PutCentre(
            Hospitals hospitals,
            Centres centres,
            LedgerLocks locks,
            LedgerSequence sequences,
            SpendingLimits limits,
            Outbox outbox) {
        this.hospitals = hospitals;
        this.centres = centres;
        this.locks = locks;
        this.sequences = sequences;
        this.limits = limits;
        this.outbox = outbox;
    }

    /**
     * Creates or changes, see {@link CentreHistory}.
     *
     * @throws ProblemException 400 when the last day is before the first, 404 for an unknown hospital, 409 CENTRE_TREE_INVALID,
     *     412 VERSION_STALE
     */
    @Transactional
    @Audited
    public Written<Centre> put(String hospital, String code, CentreChange change, @Nullable String ifMatch) {
        locks.hospitalExclusive(hospital);
        Hospital known = hospitals.require(hospital);
        Centre centre = centres.centre(hospital, code).orElseGet(() -> new Centre(new CentreId(hospital, code)));
        boolean isNew = centre.version() == 0;
        EntityTag.requireMatch(ifMatch, isNew ? null : centre.version());
        Map<String, CentreHistory> histories = centres.histories(hospital);
        CentreHistory before = histories.getOrDefault(code, CentreHistory.NONE);
        if (before.wouldEndBeforeItBegins(change)) {
            throw ProblemException.invalid("/validTo", "OUT_OF_RANGE", "The last day is before the first.");
        }
        histories.put(code, before.with(change));
        TreeCheck.judge(code, histories).ifPresent(wrong -> {
            throw new ProblemException(BudgetProblem.CENTRE_TREE_INVALID, wrong);
        });
        boolean isChanged = centre.redefine(histories.get(code));
        if (isChanged) {
            centres.persistAndFlush(centre);
            locks.chartShared(known.chart());
            limits.rebuild(hospital);
        }
        int bucket = Bucket.of(hospital);
        long sequence = sequences.next(Set.of(bucket));
        if (isChanged) {
            centre.recordedAt(sequence);
        }
        outbox.append(
                bucket, sequence, isChanged ? List.of(new Change(EventKind.CENTRE, hospital + "/" + code)) : List.of());
        return new Written<>(centre, centre.version(), isNew, sequence);
    }
}
