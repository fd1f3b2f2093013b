package dev.heng.budget.control;

import dev.heng.budget.ledger.LedgerLocks;
import dev.heng.budget.ledger.LedgerSequence;
import dev.heng.budget.ledger.SpendingLimits;
import dev.heng.budget.organisation.Centres;
import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.outbox.Bucket;
import dev.heng.budget.outbox.Outbox;
import dev.heng.budget.subject.Charts;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Subject;
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

/** Creates a control rule or replaces it; a posting is judged either by what was before it or by what is after it. */
@ApplicationScoped
public class PutControlRule {
    private final Hospitals hospitals;
    private final Centres centres;
    private final Charts charts;
    private final ControlRules rules;
    private final LedgerLocks locks;
    private final SpendingLimits limits;
    private final LedgerSequence sequences;
    private final Outbox outbox;

    PutControlRule(
            Hospitals hospitals,
            Centres centres,
            Charts charts,
            ControlRules rules,
            LedgerLocks locks,
            SpendingLimits limits,
            LedgerSequence sequences,
            Outbox outbox) {
        this.hospitals = hospitals;
        this.centres = centres;
        this.charts = charts;
        this.rules = rules;
        this.locks = locks;
        this.limits = limits;
        this.sequences = sequences;
        this.outbox = outbox;
    }

    /**
     * Creates or replaces; the rule that it is already changes nothing.
     *
     * @throws ProblemException 400 for an unknown centre or subject, a STOCK subject, months or thresholds in the wrong order, or a rule of the level
     *     HOSPITAL that names a centre; 404 for an unknown hospital; 409 CONTROL_RULE_AMBIGUOUS; 412 VERSION_STALE
     */
    @Transactional
    @Audited
    public Written<ControlRule> put(
            String hospital, String code, ControlRuleDefinition definition, @Nullable String ifMatch) {
        locks.hospitalExclusive(hospital);
        Hospital known = hospitals.require(hospital);
        locks.chartShared(known.chart());
        Optional<ControlRule> before = rules.rule(hospital, code);
        long version = before.map(ControlRule::version).orElse(0L);
        EntityTag.requireMatch(ifMatch, before.isEmpty() ? null : version);
        requireSense(known, definition);
        rules.twin(hospital, code, definition).ifPresent(twin -> {
            throw new ProblemException(
                    BudgetProblem.CONTROL_RULE_AMBIGUOUS,
                    "The rule " + twin.code()
                            + " counts by the same subject, centre, fund and project in some of these months.");
        });
        int bucket = Bucket.of(hospital);
        if (before.isPresent() && before.get().definition().equals(definition)) {
            outbox.append(bucket, sequences.next(Set.of(bucket)), List.of());
            return new Written<>(before.get(), version, false, before.get().sequence());
        }
        // the limits are summed before the sequence is taken: from then on the watermark stands still
        ControlRule unnumbered = new ControlRule(code, definition, version + 1, 0);
        rules.save(hospital, unnumbered);
        limits.rebuild(hospital);
        long sequence = sequences.next(Set.of(bucket));
        ControlRule after = new ControlRule(code, definition, version + 1, sequence);
        rules.save(hospital, after);
        outbox.append(bucket, sequence, List.of());
        return new Written<>(after, after.version(), before.isEmpty(), sequence);
    }

    private void requireSense(Hospital hospital, ControlRuleDefinition definition) {
        List<Violation> violations = new ArrayList<>();
        String subject = definition.subject();
        if (subject != null) {
            Optional<Subject> found = charts.subjects(hospital.chart()).stream()
                    .filter(each -> each.code().equals(subject))
                    .findFirst();
            if (found.isEmpty()) {
                violations.add(new Violation(
                        "/subject",
                        "UNKNOWN_SUBJECT",
                        "The subject " + subject + " is not in the chart of the hospital."));
            } else if (found.get().nature() == Nature.STOCK) {
                violations.add(new Violation("/subject", "NOT_CONTROLLABLE", "A balance (STOCK) is under no control."));
            }
        }
        String centre = definition.centre();
        if (centre != null && centres.centre(hospital.code(), centre).isEmpty()) {
            violations.add(new Violation("/centre", "UNKNOWN_CENTRE", "There is no centre " + centre + "."));
        }
        if (centre != null && definition.level() == ControlLevel.HOSPITAL) {
            violations.add(new Violation(
                    "/centre",
                    "NOT_ALLOWED",
                    "A rule of the level HOSPITAL counts every centre; name none, or take POOL."));
        }
        if (definition.warnAt().compareTo(definition.escalateAt()) >= 0) {
            violations.add(new Violation(
                    "/escalateAt",
                    "OUT_OF_RANGE",
                    "A rule escalates later than it warns: above "
                            + definition.warnAt().toPlainString() + "."));
        }
        if (definition.validTo().isBefore(definition.validFrom())) {
            violations.add(new Violation("/validTo", "OUT_OF_RANGE", "The last month is before the first."));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }
}
