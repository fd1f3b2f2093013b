package dev.heng.budget.approval;

import dev.heng.edge.ProblemException;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

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

    /**
     * Adds somebody who has to approve in the present step.
     *
     * @throws ProblemException 403 NOT_YOUR_TASK, PREPARER_NEVER_APPROVES; 404; 409 APPROVAL_CLOSED, TAKES_PART_ALREADY
     */
    @Transactional
    @Audited
    public ApprovalCase addSigner(
            String hospital, long number, Approver approver, String user, @Nullable String opinion) {
        return act(hospital, number, (approval, now) -> approval.addSigner(approver, user, opinion, now));
    }

    /**
     * Gives the actor's own task to somebody else.
     *
     * @throws ProblemException 403 NOT_YOUR_TASK, PREPARER_NEVER_APPROVES; 404; 409 APPROVAL_CLOSED, ALREADY_DECIDED, TAKES_PART_ALREADY
     */
    @Transactional
    @Audited
    public ApprovalCase forward(
            String hospital,
            long number,
            Approver approver,
            String user,
            @Nullable Integer task,
            @Nullable String opinion) {
        return act(hospital, number, (approval, now) -> approval.forward(approver, user, task, opinion, now));
    }

    /**
     * Urges those whose task it is.
     *
     * @throws ProblemException 403 NOT_THE_SUBMITTER; 404; 409 APPROVAL_CLOSED, REMINDED_RECENTLY
     */
    @Transactional
    @Audited
    public ApprovalCase remind(String hospital, long number, Approver approver, @Nullable String opinion) {
        return act(hospital, number, (approval, now) -> approval.remind(approver, opinion, now));
    }

    /**
     * Takes a case back that is not decided.
     *
     * @throws ProblemException 403 NOT_THE_SUBMITTER; 404; 409 APPROVAL_CLOSED, and whatever refuses the end of the case in its observers
     */
    @Transactional
    @Audited
    public ApprovalCase withdraw(String hospital, long number, String actor, @Nullable String opinion) {
        return act(hospital, number, (approval, now) -> approval.withdraw(actor, opinion, now));
    }

    private ApprovalCase act(String hospital, long number, BiFunction<ApprovalCase, Instant, Move> action) {
        ApprovalCase before = cases.lock(hospital, number).orElseThrow(() -> ApprovalCase.unknown(number));
        Move move = action.apply(before, clock.instant().truncatedTo(ChronoUnit.MICROS));
        cases.save(move);
        approvals.tell(move);
        return move.after();
    }
}
