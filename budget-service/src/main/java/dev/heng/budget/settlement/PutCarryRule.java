package dev.heng.budget.settlement;

import dev.heng.budget.ledger.LedgerLocks;
import dev.heng.budget.organisation.Centres;
import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.subject.Charts;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says what becomes of unspent money, or says something else; a run follows either what was before it or what is after it. */
@ApplicationScoped
public class PutCarryRule {
    private final Hospitals hospitals;
    private final Centres centres;
    private final Charts charts;
    private final CarryRules rules;
    private final LedgerLocks locks;
    private final Clock clock;

    PutCarryRule(
            Hospitals hospitals, Centres centres, Charts charts, CarryRules rules, LedgerLocks locks, Clock clock) {
        this.hospitals = hospitals;
        this.centres = centres;
        this.charts = charts;
        this.rules = rules;
        this.locks = locks;
        this.clock = clock;
    }

    /**
     * Creates or replaces; the rule that it is already changes nothing.
     *
     * @throws ProblemException 400 for an unknown centre or subject, or years for money that is not carried; 404 for an unknown hospital;
     *     409 CARRY_RULE_AMBIGUOUS; 412 VERSION_STALE
     */
    @Transactional
    @Audited
    public WrittenCarryRule put(
            String hospital, String code, CarryRuleDefinition definition, String actor, @Nullable String ifMatch) {
        locks.hospitalExclusive(hospital);
        Hospital known = hospitals.require(hospital);
        Optional<CarryRule> before = rules.rule(hospital, code);
        EntityTag.requireMatch(ifMatch, before.map(CarryRule::version).orElse(null));
        requireSense(known, definition);
        rules.twin(hospital, code, definition).ifPresent(twin -> {
            throw new ProblemException(
                    BudgetProblem.CARRY_RULE_AMBIGUOUS,
                    "The rule " + twin.code() + " speaks of the same lines, and neither is the narrower one.");
        });
        if (before.isPresent() && before.get().definition().equals(definition)) {
            return new WrittenCarryRule(before.get(), false);
        }
        CarryRule after = new CarryRule(
                code,
                definition,
                before.map(CarryRule::version).orElse(0L) + 1,
                actor,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        rules.save(hospital, after);
        return new WrittenCarryRule(after, before.isEmpty());
    }

    private void requireSense(Hospital hospital, CarryRuleDefinition definition) {
        List<Violation> violations = new ArrayList<>();
        String subject = definition.subject();
        if (subject != null
                && charts.subjects(hospital.chart()).stream()
                        .noneMatch(each -> each.code().equals(subject))) {
            violations.add(new Violation(
                    "/subject", "UNKNOWN_SUBJECT", "The subject " + subject + " is not in the chart of the hospital."));
        }
        String centre = definition.centre();
        if (centre != null && centres.centre(hospital.code(), centre).isEmpty()) {
            violations.add(new Violation("/centre", "UNKNOWN_CENTRE", "There is no centre " + centre + "."));
        }
        if (definition.untilYears() != null && definition.unspent() != Treatment.CARRY) {
            violations.add(new Violation("/untilYears", "NOT_ALLOWED", "Only money that is carried has years."));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }
}
