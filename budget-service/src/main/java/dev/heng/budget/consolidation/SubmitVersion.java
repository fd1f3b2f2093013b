package dev.heng.budget.consolidation;

import dev.heng.budget.approval.Approvals;
import dev.heng.budget.approval.DocumentFacts;
import dev.heng.budget.approval.DocumentId;
import dev.heng.budget.approval.DocumentKind;
import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.subject.Charts;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lets a version be approved, once it keeps to the rules. */
@ApplicationScoped
public class SubmitVersion {
    private static final int VIOLATIONS_SHOWN = 1_000;

    private final OpenBudgets open;
    private final Versions versions;
    private final VersionLines lines;
    private final CheckVersion checking;
    private final Charts charts;
    private final Approvals approvals;
    private final Clock clock;

    SubmitVersion(
            OpenBudgets open,
            Versions versions,
            VersionLines lines,
            CheckVersion checking,
            Charts charts,
            Approvals approvals,
            Clock clock) {
        this.open = open;
        this.versions = versions;
        this.lines = lines;
        this.checking = checking;
        this.charts = charts;
        this.approvals = approvals;
        this.clock = clock;
    }

    /**
     * Opens the approval; of what is submitted already nothing changes. Whoever built, amended or submitted it is a preparer and never approves it.
     *
     * @param notes what the submitter says of the warnings, by check
     * @return as it stands then: approved already when the hospital's route has no step
     * @throws ProblemException 404 for an unknown version; 409 PHASE_CLOSED, BUDGET_VERSION_STATE, APPROVAL_OPEN, or CHECKS_FAILED with all
     *     errors, and all warnings of which nothing is said
     */
    @Transactional
    @Audited
    public BudgetVersion submit(String hospital, int year, int number, Map<BudgetCheck, String> notes, String actor) {
        Hospital known = open.alone(hospital, year);
        BudgetVersion present = versions.require(hospital, year, number);
        if (present.state() == VersionState.SUBMITTED) {
            return present;
        }
        BudgetVersion version =
                present.after(VersionAction.SUBMIT, actor, clock.instant().truncatedTo(ChronoUnit.MICROS));
        requireRules(checking.findings(hospital, version), notes.keySet());
        List<String> said = notes.entrySet().stream()
                .map(note -> note.getKey() + ": " + note.getValue())
                .sorted()
                .toList();
        versions.save(hospital, version.submitted(actor, said));
        long approval = approvals.open(
                hospital,
                new DocumentId(DocumentKind.BUDGET, version.id()),
                facts(known, version, lines.all(hospital, version), actor),
                actor);
        BudgetVersion after = versions.require(hospital, year, number);
        BudgetVersion named = after.decided(approval, after.opinion());
        versions.save(hospital, named);
        return named;
    }

    private static void requireRules(List<Finding> findings, Set<BudgetCheck> noted) {
        Set<BudgetCheck> unsaid = EnumSet.allOf(BudgetCheck.class);
        unsaid.removeAll(noted);
        List<Violation> violations = new ArrayList<>();
        for (Finding finding : findings) {
            switch (finding.severity()) {
                case ERROR -> violations.add(violation("/version", finding));
                case WARN -> {
                    if (unsaid.contains(finding.check())) {
                        violations.add(violation("/notes/" + finding.check(), finding));
                    }
                }
                case INFO -> {
                    // nobody has to say anything about it
                }
            }
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    BudgetProblem.CHECKS_FAILED,
                    violations.size() + " findings stand in the way; a warning needs a note.",
                    violations.subList(0, Math.min(violations.size(), VIOLATIONS_SHOWN)));
        }
    }

    private static Violation violation(String pointer, Finding finding) {
        Finding.Where where = finding.where();
        return new Violation(
                pointer,
                finding.check().name(),
                (where == null ? "" : where.centre() + "/" + where.subject() + ": ") + finding.detail());
    }

    private DocumentFacts facts(Hospital hospital, BudgetVersion version, List<VersionLine> content, String actor) {
        Totals totals = new Totals(content, new SubjectRoles(charts.subjects(hospital.chart())));
        BigDecimal amount = totals.of(Role.EXPENSE).add(totals.of(Role.CAPITAL)).abs();
        Set<String> preparers = content.stream()
                .map(VersionLine::changedBy)
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
        preparers.add(version.builtBy());
        preparers.add(actor);
        return new DocumentFacts(
                "budget " + version.year() + " version " + version.number(),
                version.year(),
                amount,
                Set.of(),
                distinct(content, BudgetLine::subject),
                distinct(content, BudgetLine::fund),
                preparers,
                version.hash());
    }

    private static Set<String> distinct(List<VersionLine> content, Function<BudgetLine, String> part) {
        return content.stream().map(line -> part.apply(line.key())).collect(Collectors.toSet());
    }
}
