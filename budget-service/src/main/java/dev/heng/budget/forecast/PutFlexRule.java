package dev.heng.budget.forecast;

import dev.heng.budget.organisation.Centres;
import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Charts;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Subject;
import dev.heng.budget.subject.Unit;
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
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says by which volume the budget of a subject moves, or says it anew. */
@ApplicationScoped
public class PutFlexRule {
    private final Hospitals hospitals;
    private final Centres centres;
    private final Charts charts;
    private final FlexRules rules;
    private final Turns turns;
    private final Clock clock;

    PutFlexRule(Hospitals hospitals, Centres centres, Charts charts, FlexRules rules, Turns turns, Clock clock) {
        this.hospitals = hospitals;
        this.centres = centres;
        this.charts = charts;
        this.rules = rules;
        this.turns = turns;
        this.clock = clock;
    }

    /** @param isCreated true when there was none before */
    public record Put(FlexRule rule, boolean isCreated) {}

    /**
     * Creates or replaces; the rule that it is already changes nothing.
     *
     * @throws ProblemException 400 for an unknown centre or subject, a subject that has no flow of money, a volume that is none; 404 for an
     *     unknown hospital; 409 FLEX_RULE_AMBIGUOUS; 412 VERSION_STALE
     */
    @Transactional
    @Audited
    public Put put(
            String hospital, String code, FlexRuleDefinition definition, String actor, @Nullable String ifMatch) {
        Hospital known = hospitals.require(hospital);
        turns.take(hospital);
        Optional<FlexRule> before = rules.rule(hospital, code);
        EntityTag.requireMatch(ifMatch, before.map(FlexRule::version).orElse(null));
        requireSense(known, definition);
        rules.twin(hospital, code, definition).ifPresent(twin -> {
            throw new ProblemException(
                    BudgetProblem.FLEX_RULE_AMBIGUOUS, "The rule " + twin.code() + " is about the same budget.");
        });
        if (before.isPresent() && before.get().definition().equals(definition)) {
            return new Put(before.get(), false);
        }
        FlexRule after = new FlexRule(
                code,
                definition,
                before.map(FlexRule::version).orElse(0L) + 1,
                actor,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        rules.save(hospital, after);
        return new Put(after, before.isEmpty());
    }

    private void requireSense(Hospital hospital, FlexRuleDefinition definition) {
        Map<String, Subject> chart =
                charts.subjects(hospital.chart()).stream().collect(Collectors.toMap(Subject::code, subject -> subject));
        List<Violation> violations = new ArrayList<>();
        for (Map.Entry<String, String> named : Map.of("/subject", definition.subject(), "/volume", definition.volume())
                .entrySet()) {
            if (!chart.containsKey(named.getValue())) {
                violations.add(new Violation(
                        named.getKey(),
                        "UNKNOWN_SUBJECT",
                        "The chart of the hospital has no subject " + named.getValue() + "."));
            }
        }
        Subject subject = chart.get(definition.subject());
        if (subject != null && (subject.unit() != Unit.MONEY || subject.nature() != Nature.FLOW)) {
            violations.add(new Violation("/subject", "NOT_FLEXIBLE", "Only a flow of money follows a volume."));
        }
        Subject volume = chart.get(definition.volume());
        if (volume != null && (volume.category() != Category.VOLUME || volume.nature() != Nature.FLOW)) {
            violations.add(new Violation("/volume", "NOT_A_VOLUME", "The subject is not of the category VOLUME."));
        }
        if (definition.centre() != null
                && centres.centre(hospital.code(), definition.centre()).isEmpty()) {
            violations.add(
                    new Violation("/centre", "UNKNOWN_CENTRE", "There is no centre " + definition.centre() + "."));
        }
        if (!violations.isEmpty()) {
            violations.sort(java.util.Comparator.comparing(Violation::pointer));
            throw ProblemException.invalid(violations);
        }
    }
}
