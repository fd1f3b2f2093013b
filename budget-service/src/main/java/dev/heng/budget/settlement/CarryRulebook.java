package dev.heng.budget.settlement;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.organisation.CentreTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rule that speaks of a line: the narrowest one. One project is narrower than lines with or without one, these than whatever
 * project; then the nearer centre, then the nearer subject, then who names the fund.
 *
 * @param centres the tree of the year's last day
 * @param parents each subject's parent, null for a root
 */
record CarryRulebook(List<CarryRule> rules, CentreTree centres, Map<String, @Nullable String> parents) {
    private static final int DEPTH_MAX = 1_000;
    private static final int ANY = DEPTH_MAX + 1;

    /**
     * What becomes of a line.
     *
     * @param rule the one that decided; null where none speaks
     */
    record Decision(
            @Nullable CarryRule rule,
            Treatment unspent,
            @Nullable Integer untilYears,
            ReservationTreatment reservations) {}

    private record Fit(CarryRule rule, int project, int centre, int subject, int fund) {
        private static final Comparator<Fit> NARROWEST = Comparator.comparingInt(Fit::project)
                .thenComparingInt(Fit::centre)
                .thenComparingInt(Fit::subject)
                .thenComparingInt(Fit::fund)
                .thenComparing(fit -> fit.rule.code());
    }

    /** Where no rule speaks, own money lapses and any other is carried; reservations are carried. */
    Decision decide(BudgetLine line) {
        List<String> centrePath = new ArrayList<>(centres.upwards(line.centre()));
        List<String> subjectPath = upwards(line.subject());
        return rules.stream()
                .flatMap(rule -> fit(rule, line, centrePath, subjectPath).stream())
                .min(Fit.NARROWEST)
                .map(fit -> {
                    CarryRuleDefinition said = fit.rule().definition();
                    return new Decision(fit.rule(), said.unspent(), said.untilYears(), said.reservations());
                })
                .orElseGet(() -> new Decision(
                        null,
                        line.fund().equals(CellKey.FUND_DEFAULT) ? Treatment.LAPSE : Treatment.CARRY,
                        null,
                        ReservationTreatment.CARRY));
    }

    private static Optional<Fit> fit(
            CarryRule rule, BudgetLine line, List<String> centrePath, List<String> subjectPath) {
        CarryRuleDefinition said = rule.definition();
        int centre = said.centre() == null ? ANY : centrePath.indexOf(said.centre());
        int subject = said.subject() == null ? ANY : subjectPath.indexOf(said.subject());
        if (centre < 0 || subject < 0 || !said.takesFund(line) || !said.takesProject(line)) {
            return Optional.empty();
        }
        return Optional.of(new Fit(rule, said.widthOfProject(), centre, subject, said.fund() == null ? 1 : 0));
    }

    private List<String> upwards(String subject) {
        List<String> path = new ArrayList<>();
        for (String at = subject; at != null && path.size() < DEPTH_MAX; at = parents.get(at)) {
            path.add(at);
        }
        return path;
    }
}
