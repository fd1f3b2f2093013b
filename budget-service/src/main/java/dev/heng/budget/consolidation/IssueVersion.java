package dev.heng.budget.consolidation;

import dev.heng.budget.approval.ApprovalAction;
import dev.heng.budget.approval.ApprovalCases;
import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.ledger.CellsRefused;
import dev.heng.budget.ledger.OriginalAmount;
import dev.heng.budget.ledger.OriginalResult;
import dev.heng.budget.ledger.Originals;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.Problem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.Written;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts an approved version in force (下达): its figures, its state and that of the one before change together. */
@ApplicationScoped
public class IssueVersion {
    private static final int VIOLATIONS_SHOWN = 1_000;

    private final OpenBudgets open;
    private final Versions versions;
    private final VersionLines lines;
    private final Originals originals;
    private final ApprovalCases approvals;
    private final Clock clock;

    IssueVersion(
            OpenBudgets open,
            Versions versions,
            VersionLines lines,
            Originals originals,
            ApprovalCases approvals,
            Clock clock) {
        this.open = open;
        this.approvals = approvals;
        this.versions = versions;
        this.lines = lines;
        this.originals = originals;
        this.clock = clock;
    }

    /**
     * Issues; of what is in force already nothing changes. What an earlier version or an opening planned and this one does not name is 0 afterwards.
     *
     * @throws ProblemException 403 APPROVER_NEVER_ISSUES; 404 for an unknown version; 409 PHASE_CLOSED, BUDGET_VERSION_STATE, PERIOD_CLOSED, BUDGET_BELOW_USED, or
     *     UNKNOWN codes as 409 CONFLICT; 503 TOO_BUSY
     */
    @Transactional
    @Audited
    public Written<BudgetVersion> issue(String hospital, int year, int number, String actor) {
        open.alone(hospital, year);
        BudgetVersion present = versions.require(hospital, year, number);
        BudgetVersion.Issued already = present.issued();
        if (present.state() == VersionState.ISSUED && already != null) {
            return new Written<>(present, present.revision(), false, already.sequence());
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        BudgetVersion version = present.after(VersionAction.ISSUE, actor, now);
        requireNoApprover(hospital, version, actor);
        Optional<BudgetVersion> former = versions.issued(hospital, year);
        former.filter(each -> each.number() > number).ifPresent(newer -> {
            throw new ProblemException(
                    BudgetProblem.BUDGET_VERSION_STATE,
                    "Version " + newer.number() + " is in force; an older one does not come back.");
        });
        List<OriginalAmount> amounts = changes(hospital, version);
        OriginalResult result;
        try {
            result = originals.set(hospital, version.document(), actor, amounts);
        } catch (CellsRefused refused) {
            throw refusal(refused, amounts);
        }
        former.ifPresent(each -> versions.save(hospital, each.after(VersionAction.SUPERSEDE, actor, now)));
        BudgetVersion issued = version.issued(new BudgetVersion.Issued(actor, now, result.sequence()));
        versions.save(hospital, issued);
        return new Written<>(issued, issued.revision(), false, result.sequence());
    }

    /** Who prepared a budget may issue it; who approved it executes nothing of it (R21). */
    private void requireNoApprover(String hospital, BudgetVersion version, String actor) {
        Long approval = version.approval();
        if (approval != null
                && approvals.history(hospital, approval).stream()
                        .anyMatch(event -> event.action() == ApprovalAction.APPROVED
                                && event.actor().equals(actor))) {
            throw new ProblemException(
                    BudgetProblem.APPROVER_NEVER_ISSUES, actor + " approved the version and does not issue it.");
        }
    }

    /** Only what differs, so that a closed month in which nothing changes is not in the way. */
    private List<OriginalAmount> changes(String hospital, BudgetVersion version) {
        Map<CellKey, BigDecimal> wanted = new TreeMap<>();
        for (VersionLine line : lines.all(hospital, version)) {
            for (int month = 1; month <= line.amounts().size(); month++) {
                wanted.put(
                        cell(line.key(), YearMonth.of(version.year(), month)),
                        line.amounts().get(month - 1));
            }
        }
        for (Originals.Planned present : originals.ofYear(hospital, version.year(), null)) {
            BigDecimal before = present.original();
            if (before == null) {
                continue;
            }
            BigDecimal after = wanted.getOrDefault(present.cell(), BigDecimal.ZERO);
            if (before.compareTo(after) == 0) {
                wanted.remove(present.cell());
            } else {
                wanted.put(present.cell(), after);
            }
        }
        List<OriginalAmount> changes = new ArrayList<>(wanted.size());
        wanted.forEach((cell, amount) -> changes.add(new OriginalAmount(cell, amount)));
        return changes;
    }

    private static CellKey cell(BudgetLine key, YearMonth month) {
        return new CellKey(key.centre(), key.subject(), key.fund(), key.project(), month);
    }

    /** The version stands; what the hospital became since then does not allow it. */
    static ProblemException refusal(CellsRefused refused, List<OriginalAmount> amounts) {
        List<Violation> violations = refused.flaws().stream()
                .limit(VIOLATIONS_SHOWN)
                .map(flaw -> {
                    CellKey cell = amounts.get(flaw.index()).cell();
                    return new Violation(
                            "/version",
                            flaw.code(),
                            cell.centre() + "/" + cell.subject() + "/" + cell.fund() + "/" + cell.project() + " in "
                                    + cell.month());
                })
                .toList();
        for (Problem conflict : List.of(BudgetProblem.PERIOD_CLOSED, BudgetProblem.BUDGET_BELOW_USED)) {
            if (refused.flaws().stream().anyMatch(flaw -> flaw.code().equals(conflict.name()))) {
                return new ProblemException(conflict, conflict.title() + ".", violations);
            }
        }
        return new ProblemException(
                EdgeProblem.CONFLICT, "The hospital does not have what the version names.", violations);
    }
}
