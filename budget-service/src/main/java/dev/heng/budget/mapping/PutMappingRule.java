package dev.heng.budget.mapping;

import dev.heng.budget.ledger.LedgerLocks;
import dev.heng.budget.ledger.LedgerSequence;
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

/** Creates a mapping rule or replaces it. What is recorded stays where it is; what waits can be replayed. */
@ApplicationScoped
public class PutMappingRule {
    private final Hospitals hospitals;
    private final Centres centres;
    private final Charts charts;
    private final MappingRules rules;
    private final LedgerLocks locks;
    private final LedgerSequence sequences;
    private final Outbox outbox;

    PutMappingRule(
            Hospitals hospitals,
            Centres centres,
            Charts charts,
            MappingRules rules,
            LedgerLocks locks,
            LedgerSequence sequences,
            Outbox outbox) {
        this.hospitals = hospitals;
        this.centres = centres;
        this.charts = charts;
        this.rules = rules;
        this.locks = locks;
        this.sequences = sequences;
        this.outbox = outbox;
    }

    /**
     * Creates or replaces; the rule that it is already changes nothing.
     *
     * @throws ProblemException 400 for an unknown centre or subject, a rule that names neither centre nor subject or gives nothing, days in
     *     the wrong order; 404 for an unknown hospital; 409 MAPPING_RULE_AMBIGUOUS; 412 VERSION_STALE
     */
    @Transactional
    @Audited
    public Written<MappingRule> put(
            String hospital, String code, MappingRuleDefinition definition, @Nullable String ifMatch) {
        locks.hospitalExclusive(hospital);
        Hospital known = hospitals.require(hospital);
        locks.chartShared(known.chart());
        Optional<MappingRule> before = rules.rule(hospital, code);
        long version = before.map(MappingRule::version).orElse(0L);
        EntityTag.requireMatch(ifMatch, before.isEmpty() ? null : version);
        requireSense(known, definition);
        rules.twin(hospital, code, definition).ifPresent(twin -> {
            throw new ProblemException(
                    BudgetProblem.MAPPING_RULE_AMBIGUOUS,
                    "The rule " + twin.code() + " says something else of the same codes on some of these days.");
        });
        int bucket = Bucket.of(hospital);
        long sequence = sequences.next(Set.of(bucket));
        outbox.append(bucket, sequence, List.of());
        if (before.isPresent() && before.get().definition().equals(definition)) {
            return new Written<>(before.get(), version, false, sequence);
        }
        MappingRule after = new MappingRule(code, definition, version + 1, sequence);
        rules.save(hospital, after);
        return new Written<>(after, after.version(), before.isEmpty(), sequence);
    }

    private void requireSense(Hospital hospital, MappingRuleDefinition definition) {
        List<Violation> violations = new ArrayList<>();
        Codes sent = definition.sent();
        if (sent.centre() == null && sent.subject() == null) {
            violations.add(new Violation(
                    "/sent",
                    "REQUIRED",
                    "A rule names a centre or a subject: lines that name known ones are not mapped."));
        }
        Codes meant = definition.meant();
        if (meant.isEmpty()) {
            violations.add(new Violation("/meant", "REQUIRED", "A rule says what stands for the codes."));
        }
        String subject = meant.subject();
        if (subject != null
                && charts.subjects(hospital.chart()).stream()
                        .noneMatch(each -> each.code().equals(subject))) {
            violations.add(new Violation(
                    "/meant/subject",
                    "UNKNOWN_SUBJECT",
                    "The subject " + subject + " is not in the chart of the hospital."));
        }
        String centre = meant.centre();
        if (centre != null && centres.centre(hospital.code(), centre).isEmpty()) {
            violations.add(new Violation("/meant/centre", "UNKNOWN_CENTRE", "There is no centre " + centre + "."));
        }
        if (definition.validTo().isBefore(definition.validFrom())) {
            violations.add(new Violation("/validTo", "OUT_OF_RANGE", "The last day is before the first."));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }
}
