package dev.heng.budget.mapping;

import dev.heng.budget.ledger.LedgerLocks;
import dev.heng.budget.ledger.LedgerSequence;
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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
     * @throws ProblemException 400 for an unknown centre or subject, a rule that names neither centre nor subject or gives nothing, parts
     *     whose ratios are not 1 together, days in the wrong order; 404 for an unknown hospital; 409 MAPPING_RULE_AMBIGUOUS; 412 VERSION_STALE
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
        MappingRuleDefinition ordered = definition.inOrder();
        if (before.isPresent() && before.get().definition().equals(ordered)) {
            return new Written<>(before.get(), version, false, sequence);
        }
        MappingRule after = new MappingRule(code, ordered, version + 1, sequence);
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
        if (definition.meant().isEmpty() == definition.parts().isEmpty()) {
            violations.add(new Violation(
                    "/meant",
                    "REQUIRED",
                    "A rule says what stands for the codes: one place, or the parts that it divides lines into."));
        }
        Map<String, Subject> subjects = charts.subjects(hospital.chart()).stream()
                .collect(Collectors.toMap(Subject::code, Function.identity()));
        violations.addAll(unknown("/meant", hospital, definition.meant(), subjects));
        violations.addAll(wrongParts(hospital, definition.parts(), subjects));
        if (definition.validTo().isBefore(definition.validFrom())) {
            violations.add(new Violation("/validTo", "OUT_OF_RANGE", "The last day is before the first."));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    private List<Violation> unknown(String at, Hospital hospital, Codes place, Map<String, Subject> subjects) {
        List<Violation> violations = new ArrayList<>();
        String subject = place.subject();
        if (subject != null && !subjects.containsKey(subject)) {
            violations.add(new Violation(
                    at + "/subject",
                    "UNKNOWN_SUBJECT",
                    "The subject " + subject + " is not in the chart of the hospital."));
        }
        String centre = place.centre();
        if (centre != null && centres.centre(hospital.code(), centre).isEmpty()) {
            violations.add(new Violation(at + "/centre", "UNKNOWN_CENTRE", "There is no centre " + centre + "."));
        }
        return violations;
    }

    private List<Violation> wrongParts(Hospital hospital, List<Part> parts, Map<String, Subject> subjects) {
        List<Violation> violations = new ArrayList<>();
        Set<Codes> places = new HashSet<>();
        for (int n = 0; n < parts.size(); n++) {
            Part part = parts.get(n);
            String at = "/parts/" + n;
            String subject = part.meant().subject();
            violations.addAll(unknown(at, hospital, part.meant(), subjects));
            if (subject != null
                    && subjects.containsKey(subject)
                    && subjects.get(subject).nature() == Nature.STOCK) {
                violations.add(new Violation(
                        at + "/subject", "BALANCE_SPLIT", "The balance " + subject + " cannot be divided."));
            }
            if (part.meant().isEmpty()) {
                violations.add(new Violation(at, "REQUIRED", "A part says where it counts."));
            } else if (!places.add(part.meant())) {
                violations.add(new Violation(at, "DUPLICATE", "Two parts count in the same place."));
            }
            if (part.ratio().signum() <= 0) {
                violations.add(new Violation(at + "/ratio", "OUT_OF_RANGE", "A ratio is more than 0."));
            }
        }
        BigDecimal whole = parts.stream().map(Part::ratio).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (!parts.isEmpty() && whole.compareTo(BigDecimal.ONE) != 0) {
            violations.add(new Violation(
                    "/parts",
                    "RATIOS_NOT_WHOLE",
                    "The ratios are " + whole.toPlainString() + " together instead of 1."));
        }
        return violations;
    }
}
