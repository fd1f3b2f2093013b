package dev.heng.budget.adjustment;

import dev.heng.budget.approval.Approvals;
import dev.heng.budget.approval.DocumentFacts;
import dev.heng.budget.approval.DocumentId;
import dev.heng.budget.approval.DocumentKind;
import dev.heng.budget.ledger.AdjustmentDraft;
import dev.heng.budget.ledger.Adjustments;
import dev.heng.budget.ledger.HeldAdjustment;
import dev.heng.budget.ledger.ReservationRefused;
import dev.heng.budget.organisation.Hospital;
import dev.heng.budget.organisation.Hospitals;
import dev.heng.budget.subject.Subject;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EntityTag;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.Written;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Submits an adjustment: what it takes is held and its approval begins, in one transaction. */
@ApplicationScoped
public class SubmitAdjustment {
    private final Hospitals hospitals;
    private final SeenLines seen;
    private final AdjustmentBook book;
    private final AdjustmentChecks checks;
    private final OwnersOfLines owners;
    private final Adjustments ledger;
    private final Approvals approvals;
    private final Clock clock;

    SubmitAdjustment(
            Hospitals hospitals,
            SeenLines seen,
            AdjustmentBook book,
            AdjustmentChecks checks,
            OwnersOfLines owners,
            Adjustments ledger,
            Approvals approvals,
            Clock clock) {
        this.hospitals = hospitals;
        this.seen = seen;
        this.book = book;
        this.checks = checks;
        this.owners = owners;
        this.ledger = ledger;
        this.approvals = approvals;
        this.clock = clock;
    }

    /**
     * Submits; one that waits already stays as it is. Where its approval has no step it is approved at once.
     *
     * @return as it stands now, with the Ledger-Sequence of what was held, or adjusted
     * @throws ReservationRefused when what it takes cannot be held: nothing is stored then
     * @throws ProblemException 403 when a line is of a centre that the user does not see; 404 for an unknown one, and one of which the user sees no line; 409 ADJUSTMENT_REFUSED with
     *     what the rules say, ADJUSTMENT_STATE when it is no draft; 412 VERSION_STALE; 503 TOO_BUSY
     */
    @Transactional
    @Audited
    public Written<Adjustment> submit(String hospital, String code, String actor, @Nullable String ifMatch) {
        Hospital known = hospitals.require(hospital);
        Adjustment before = book.lock(hospital, code).orElseThrow(() -> AdjustmentBook.unknown(code));
        seen.requireSome(before);
        seen.requireAll(hospital, before.definition());
        EntityTag.requireMatch(ifMatch, before.version());
        if (before.state() == AdjustmentState.SUBMITTED) {
            return new Written<>(before, before.version(), false, before.sequence());
        }
        Adjustment after = before.submitted(actor, clock.instant().truncatedTo(ChronoUnit.MICROS));
        requireAllowed(checks.findingsAlone(known, code, after.definition()));

        HeldAdjustment held = ledger.hold(draft(after, actor));
        book.save(after.booked(held.held(), List.of(), held.sequence()));
        long approval =
                approvals.open(hospital, new DocumentId(DocumentKind.ADJUSTMENT, code), facts(known, after), actor);
        // it is decided already when there is nobody to ask
        Adjustment now = book.require(hospital, code).ofCase(approval);
        book.save(now);
        return new Written<>(now, now.version(), true, now.sequence());
    }

    private static void requireAllowed(List<Finding> findings) {
        List<Violation> violations = findings.stream()
                .filter(Finding::isBlocking)
                .map(finding -> new Violation(finding.pointer(), finding.code(), finding.detail()))
                .toList();
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    BudgetProblem.ADJUSTMENT_REFUSED, violations.getFirst().detail(), violations);
        }
    }

    /** What the ledger is told of it; its lines have their places as names. */
    static AdjustmentDraft draft(Adjustment adjustment, String actor) {
        List<AdjustmentDraft.Line> lines = new ArrayList<>();
        for (AdjustmentLine line : adjustment.definition().lines()) {
            lines.add(new AdjustmentDraft.Line(Integer.toString(lines.size()), line.cell(), line.amount(), null));
        }
        return new AdjustmentDraft(adjustment.hospital(), adjustment.hold(), adjustment.code(), actor, lines);
    }

    private DocumentFacts facts(Hospital hospital, Adjustment adjustment) {
        AdjustmentDefinition definition = adjustment.definition();
        Map<String, Subject> chart = checks.chart(hospital);
        Set<String> centres = new TreeSet<>(owners.of(hospital.code(), definition, chart));
        Set<String> subjects = new TreeSet<>();
        Set<String> funds = new TreeSet<>();
        for (AdjustmentLine line : definition.lines()) {
            centres.add(line.cell().centre());
            subjects.add(line.cell().subject());
            funds.add(line.cell().fund());
        }
        return new DocumentFacts(
                definition.title(),
                definition.year(),
                AdjustmentRules.size(definition, chart),
                centres,
                subjects,
                funds,
                adjustment.preparers(),
                definition.digest());
    }
}
