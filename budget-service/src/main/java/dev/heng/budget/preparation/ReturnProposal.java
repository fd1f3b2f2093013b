package dev.heng.budget.preparation;

import dev.heng.budget.approval.ApprovalState;
import dev.heng.budget.approval.Approvals;
import dev.heng.budget.cycle.Cycle;
import dev.heng.budget.cycle.Cycles;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Gives a submitted proposal back to its centre, within the phase; what was submitted is kept. */
@ApplicationScoped
public class ReturnProposal {
    private final Cycles cycles;
    private final Proposals proposals;
    private final ProposalRounds rounds;
    private final Approvals approvals;
    private final Clock clock;

    ReturnProposal(Cycles cycles, Proposals proposals, ProposalRounds rounds, Approvals approvals, Clock clock) {
        this.cycles = cycles;
        this.proposals = proposals;
        this.rounds = rounds;
        this.approvals = approvals;
        this.clock = clock;
    }

    /**
     * Returns; for the reason that it was returned for already nothing changes.
     *
     * @throws ProblemException 404 without a cycle or proposal; 409 PHASE_CLOSED, PROPOSAL_NOT_SUBMITTED, APPROVAL_OPEN while an
     *     approval of it is under way, which returns it then
     */
    @Transactional
    @Audited
    public Proposal sendBack(ProposalOf of, String reason, String actor) {
        Cycle cycle = cycles.requireShared(of.hospital(), of.year());
        Proposal proposal = proposals
                .lock(of)
                .orElseThrow(() -> new ProblemException(
                        EdgeProblem.NOT_FOUND, "The centre has not begun a proposal for " + of.year() + "."))
                .in(cycle.phase(), cycle.phaseSince());
        Proposal.Verdict verdict = proposal.judge(cycle.phase(), ProposalAction.RETURN);
        OpenProposals.requireAllowed(verdict, cycle);
        if (verdict != Proposal.Verdict.ALREADY) {
            requireNoApproval(of, proposal);
            return proposals.save(
                    of,
                    proposal.become(
                            ProposalState.RETURNED,
                            actor,
                            reason,
                            clock.instant().truncatedTo(ChronoUnit.MICROS)));
        }
        if (!reason.equals(proposal.reason())) {
            throw new ProblemException(
                    BudgetProblem.PROPOSAL_NOT_SUBMITTED,
                    "It was returned already by " + proposal.stateBy() + ": " + proposal.reason());
        }
        return proposal;
    }

    private void requireNoApproval(ProposalOf of, Proposal proposal) {
        rounds.submission(of, proposal.round(), null)
                .flatMap(submission -> approvals.latest(of.hospital(), submission.document(of.year())))
                .filter(approval -> approval.state() == ApprovalState.OPEN)
                .ifPresent(approval -> {
                    throw new ProblemException(
                            BudgetProblem.APPROVAL_OPEN,
                            "It is being approved, and is returned there: approval " + approval.number() + ".");
                });
    }
}
