package dev.heng.budget.approval;

import dev.heng.edge.ProblemException;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;

/** What people do to an open case, one after the other: each holds the lock of the case until everything that follows is stored. */
@ApplicationScoped
public class ActOnApproval {
    private final ApprovalCases cases;
    private final Approvals approvals;
    private final Clock clock;

    ActOnApproval(ApprovalCases cases, Approvals approvals, Clock clock) {
        this.cases = cases;
        this.approvals = approvals;
        this.clock = clock;
    }

    /**
     * Approves, or returns.
     *
     * @throws ProblemException 400 for a return without opinion, or to no earlier step; 403 NOT_YOUR_TASK, PREPARER_NEVER_APPROVES; 404;
     *     409 APPROVAL_CLOSED, ALREADY_DECIDED, DOCUMENT_CHANGED, and whatever refuses the end of the case in its observers
     */
    @Transactional
    @Audited
    public ApprovalCase decide(String hospital, long number, Approver approver, Decision decision) {
        return act(hospital, number, (approval, now) -> {
            approval.requireDigest(decision.digest());
            if (decision.isApproval()) {
                return approval.approve(approver, decision.task(), decision.opinion(), now);
            }
            if (decision.opinion() == null || decision.opinion().isBlank()) {
                throw ProblemException.invalid("/opinion", "REQUIRED", "A document is returned for a reason.");
            }
            int to = decision.returnTo() == null ? 0 : decision.returnTo();
            return approval.giveBack(approver, decision.task(), to, decision.isStraightBack(), decision.opinion(), now);
        });
    }

    private ApprovalCase act(String hospital, long number, BiFunction<ApprovalCase, Instant, Move> action) {
        ApprovalCase before = cases.lock(hospital, number).orElseThrow(() -> ApprovalCase.unknown(number));
        Move move = action.apply(before, clock.instant().truncatedTo(ChronoUnit.MICROS));
        cases.save(move);
        approvals.tell(move);
        return move.after();
    }
}
