package dev.heng.budget.subject;

import dev.heng.budget.ledger.LedgerLocks;
import dev.heng.budget.ledger.LedgerSequence;
import dev.heng.budget.ledger.SpendingLimits;
import dev.heng.budget.ledger.SubjectUse;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Creates a chart or replaces it; nobody posts by the chart meanwhile. */
@ApplicationScoped
public class PutChart {
    private final Charts charts;
    private final ChartUsers users;
    private final LedgerLocks locks;
    private final SubjectUse subjectUse;
    private final LedgerSequence sequences;
    private final SpendingLimits limits;
    private final Outbox outbox;

    PutChart(
            Charts charts,
            ChartUsers users,
            LedgerLocks locks,
            SubjectUse subjectUse,
            LedgerSequence sequences,
            SpendingLimits limits,
            Outbox outbox) {
        this.charts = charts;
        this.users = users;
        this.locks = locks;
        this.subjectUse = subjectUse;
        this.sequences = sequences;
        this.limits = limits;
        this.outbox = outbox;
    }

    /**
     * Creates or replaces.
     *
     * @param subjects in the order of the request, for the pointers of violations
     * @param ifMatch the entity tag of the version that was read; null when the writer does not mind
     * @throws ProblemException 400 when the subjects form no trees of sums, 409 SUBJECT_MEANING_FIXED, 412 VERSION_STALE
     */
    @Transactional
    @Audited
    public Written<Chart> put(
            String code, String name, @Nullable String nameEn, List<Subject> subjects, @Nullable String ifMatch) {
        List<Violation> violations = ChartDefinition.violations(subjects);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        locks.chartExclusive(code);
        Chart chart = charts.chart(code).orElseGet(() -> new Chart(code));
        boolean isNew = chart.version() == 0;
        EntityTag.requireMatch(ifMatch, isNew ? null : chart.version());
        List<String> hospitals = users.hospitalsOf(code);
        requireFixedMeaning(chart.subjects(), subjects, hospitals);
        if (!chart.redefine(new ChartDefinition(name, nameEn, subjects))) {
            return new Written<>(chart, chart.version(), false, chart.sequence());
        }
        charts.persistAndFlush(chart);
        hospitals.forEach(limits::rebuild);
        chart.recordedAt(publish(code, hospitals));
        return new Written<>(chart, chart.version(), isNew, chart.sequence());
    }

    /** Ships a chart once: one that exists is left as somebody may have changed it. */
    @Transactional
    public void putIfAbsent(String code, String name, @Nullable String nameEn, List<Subject> subjects) {
        locks.chartExclusive(code);
        if (!charts.has(code)) {
            put(code, name, nameEn, subjects, null);
        }
    }

    private long publish(String code, List<String> hospitals) {
        Set<Integer> buckets = hospitals.stream().map(Bucket::of).collect(Collectors.toCollection(TreeSet::new));
        buckets.add(Bucket.of(code));
        long sequence = sequences.next(buckets);
        for (int bucket : buckets) {
            outbox.append(bucket, sequence, List.of(new Change(EventKind.CHART, code)));
        }
        return sequence;
    }

    private void requireFixedMeaning(List<Subject> before, List<Subject> after, List<String> hospitals) {
        List<String> touched = changedMeanings(before, after);
        if (touched.isEmpty()) {
            return;
        }
        Set<String> fixed = new TreeSet<>(subjectUse.withEntries(hospitals, touched));
        if (!fixed.isEmpty()) {
            throw meaningFixed(fixed);
        }
    }

    /** The subjects that would vanish or mean something else. */
    public static List<String> changedMeanings(List<Subject> before, List<Subject> after) {
        Map<String, Subject> present = after.stream().collect(Collectors.toMap(Subject::code, Function.identity()));
        return before.stream()
                .filter(subject -> {
                    Subject then = present.get(subject.code());
                    return then == null || !then.meansTheSameAs(subject);
                })
                .map(Subject::code)
                .toList();
    }

    /** The refusal for subjects that have entries. */
    public static ProblemException meaningFixed(Set<String> subjects) {
        List<Violation> violations = new ArrayList<>();
        for (String subject : subjects) {
            violations.add(new Violation(
                    "/subjects",
                    "SUBJECT_MEANING_FIXED",
                    "The subject " + subject
                            + " has entries: its category, nature and unit stay, and so does the subject."));
        }
        return new ProblemException(
                BudgetProblem.SUBJECT_MEANING_FIXED,
                "Subjects with entries would vanish or change their meaning: " + String.join(", ", subjects) + ".",
                violations);
    }
}
