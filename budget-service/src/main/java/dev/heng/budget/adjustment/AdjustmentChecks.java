package dev.heng.budget.adjustment;

import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.ledger.LedgerLocks;
import dev.heng.budget.organisation.Centres;
import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Charts;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Subject;
import dev.heng.budget.subject.Unit;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is wrong with an adjustment: its form, and what the rules of the hospital say. */
@ApplicationScoped
public class AdjustmentChecks {
    /** How many lines one may have; each locks its cell. */
    public static final int LINES_MAX = 1_000;

    private final Charts charts;
    private final Centres centres;
    private final AdjustmentPolicies policies;
    private final AdjustedBeforeRows before;
    private final LedgerLocks locks;

    AdjustmentChecks(
            Charts charts, Centres centres, AdjustmentPolicies policies, AdjustedBeforeRows before, LedgerLocks locks) {
        this.charts = charts;
        this.centres = centres;
        this.policies = policies;
        this.before = before;
        this.locks = locks;
    }

    Map<String, Subject> chart(Hospital hospital) {
        return charts.subjects(hospital.chart()).stream().collect(Collectors.toMap(Subject::code, Function.identity()));
    }

    /**
     * Lets through what can be written down, whether it may be submitted or not.
     *
     * @throws ProblemException 400 with UNKNOWN_CENTRE, UNKNOWN_SUBJECT, OTHER_YEAR, DUPLICATE and OUT_OF_RANGE, 413 above 1,000 lines
     */
    void requireForm(Hospital hospital, AdjustmentDefinition adjustment) {
        if (adjustment.lines().size() > LINES_MAX) {
            throw new ProblemException(EdgeProblem.BODY_TOO_LARGE, "At most " + LINES_MAX + " lines.");
        }
        List<Violation> violations = new ArrayList<>(form(
                adjustment,
                chart(hospital).keySet(),
                centres.histories(hospital.code()).keySet()));
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    static List<Violation> form(AdjustmentDefinition adjustment, Set<String> subjects, Set<String> centres) {
        List<Violation> violations = new ArrayList<>();
        Set<CellKey> seen = new HashSet<>();
        for (int i = 0; i < adjustment.lines().size(); i++) {
            String at = "/lines/" + i;
            AdjustmentLine line = adjustment.lines().get(i);
            CellKey cell = line.cell();
            if (!centres.contains(cell.centre())) {
                violations.add(
                        new Violation(at + "/centre", "UNKNOWN_CENTRE", "There is no centre " + cell.centre() + "."));
            }
            if (!subjects.contains(cell.subject())) {
                violations.add(new Violation(
                        at + "/subject",
                        "UNKNOWN_SUBJECT",
                        "The subject " + cell.subject() + " is not in the chart of the hospital."));
            }
            if (cell.month().getYear() != adjustment.year()) {
                violations.add(new Violation(
                        at + "/month", "OTHER_YEAR", "An adjustment is one of the year " + adjustment.year() + "."));
            }
            if (line.amount().signum() == 0) {
                violations.add(new Violation(at + "/amount", "OUT_OF_RANGE", "The amount is not 0."));
            }
            if (!seen.add(cell)) {
                violations.add(new Violation(at, "DUPLICATE", "An earlier line names the same cell."));
            }
        }
        return violations;
    }

    /** What the rules say of an adjustment that is well formed, as things stand. */
    public List<Finding> findings(Hospital hospital, String code, AdjustmentDefinition adjustment) {
        Map<String, Subject> chart = chart(hospital);
        if (adjustment.lines().stream()
                .anyMatch(line -> !chart.containsKey(line.cell().subject()))) {
            return List.of(Finding.blocking(
                    "/lines", "UNKNOWN_SUBJECT", "A subject is not in the chart of the hospital any more."));
        }
        Set<String> spending = chart.values().stream()
                .filter(subject -> subject.unit() == Unit.MONEY && subject.nature() == Nature.FLOW)
                .filter(subject -> subject.category() == Category.EXPENSE || subject.category() == Category.CAPITAL)
                .map(Subject::code)
                .collect(Collectors.toSet());
        return new AdjustmentRules(
                        policies.policy(hospital.code()).choice(),
                        chart,
                        before.of(hospital.code(), code, adjustment, spending))
                .findings(adjustment);
    }

    /** As {@link #findings}, while nobody else of the hospital is submitted where that would count. */
    List<Finding> findingsAlone(Hospital hospital, String code, AdjustmentDefinition adjustment) {
        // whoever changes the policy has the exclusive form, and takes it first too
        locks.hospitalShared(hospital.code());
        if (policies.policy(hospital.code()).choice().isLimiting()) {
            before.lockLimits(hospital.code());
        }
        return findings(hospital, code, adjustment);
    }
}
