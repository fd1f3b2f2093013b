package dev.heng.budget.organisation;

import dev.heng.budget.ledger.LedgerLocks;
import dev.heng.budget.ledger.LedgerSequence;
import dev.heng.budget.ledger.SpendingLimits;
import dev.heng.budget.ledger.SubjectUse;
import dev.heng.budget.outbox.Bucket;
import dev.heng.budget.outbox.Change;
import dev.heng.budget.outbox.EventKind;
import dev.heng.budget.outbox.Outbox;
import dev.heng.budget.subject.Chart;
import dev.heng.budget.subject.Charts;
import dev.heng.budget.subject.PutChart;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Written;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Creates a hospital or replaces it; nobody posts in it meanwhile. */
@ApplicationScoped
public class PutHospital {
    private final Hospitals hospitals;
    private final Charts charts;
    private final LedgerLocks locks;
    private final SubjectUse subjectUse;
    private final LedgerSequence sequences;
    private final SpendingLimits limits;
    private final Outbox outbox;

    PutHospital(
            Hospitals hospitals,
            Charts charts,
            LedgerLocks locks,
            SubjectUse subjectUse,
            LedgerSequence sequences,
            SpendingLimits limits,
            Outbox outbox) {
        this.hospitals = hospitals;
        this.charts = charts;
        this.locks = locks;
        this.subjectUse = subjectUse;
        this.sequences = sequences;
        this.limits = limits;
        this.outbox = outbox;
    }

    /**
     * Creates or replaces. Another chart is possible as long as every subject with entries means the same there.
     *
     * @throws ProblemException 409 CHART_UNKNOWN or SUBJECT_MEANING_FIXED, 412 VERSION_STALE
     */
    @Transactional
    @Audited
    public Written<Hospital> put(String code, HospitalDefinition definition, @Nullable String ifMatch) {
        locks.hospitalExclusive(code);
        Hospital hospital = hospitals.hospital(code).orElseGet(() -> new Hospital(code));
        boolean isNew = hospital.version() == 0;
        EntityTag.requireMatch(ifMatch, isNew ? null : hospital.version());
        String chartBefore = hospital.chart();
        boolean isOtherChart = !definition.chart().equals(chartBefore);
        lockCharts(chartBefore, definition.chart());
        if (!charts.has(definition.chart())) {
            throw new ProblemException(BudgetProblem.CHART_UNKNOWN, "There is no chart " + definition.chart() + ".");
        }
        if (!isNew && isOtherChart) {
            requireSameMeaning(code, chartBefore, definition.chart());
        }
        List<Change> changes = List.of();
        boolean isChanged = hospital.redefine(definition);
        if (isChanged) {
            hospitals.persistAndFlush(hospital);
            if (isOtherChart) {
                limits.rebuild(code);
            }
            Change itself = new Change(EventKind.HOSPITAL, code);
            changes = isOtherChart ? List.of(new Change(EventKind.CHART, definition.chart()), itself) : List.of(itself);
        }
        int bucket = Bucket.of(code);
        long sequence = sequences.next(Set.of(bucket));
        if (isChanged) {
            hospital.recordedAt(sequence);
        }
        outbox.append(bucket, sequence, changes);
        return new Written<>(hospital, hospital.version(), isNew, sequence);
    }

    /** In code order, so that two hospitals that swap their charts do not wait for each other. */
    private void lockCharts(String before, String after) {
        Set<String> codes = new TreeSet<>(Set.of(after));
        if (before != null) {
            codes.add(before);
        }
        codes.forEach(locks::chartShared);
    }

    private void requireSameMeaning(String hospital, String before, String after) {
        Chart old = charts.chart(before).orElseThrow();
        Chart wanted = charts.chart(after).orElseThrow();
        List<String> touched = PutChart.changedMeanings(old.subjects(), wanted.subjects());
        Set<String> fixed = new TreeSet<>(subjectUse.withEntries(List.of(hospital), touched));
        if (!fixed.isEmpty()) {
            throw PutChart.meaningFixed(fixed);
        }
    }
}
