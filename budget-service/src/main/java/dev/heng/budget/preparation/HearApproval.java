package dev.heng.budget.preparation;

import dev.heng.budget.approval.ApprovalDecided;
import dev.heng.budget.approval.ApprovalOutcome;
import dev.heng.budget.approval.DocumentKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * Hears what became of the approval of a proposal: one that is not approved goes back to its centre. When its round is over by then, it stays
 * what it was for the round that has begun.
 */
@ApplicationScoped
public class HearApproval {
    private final Proposals proposals;
    private final ProposalRounds rounds;
    private final Clock clock;

    HearApproval(Proposals proposals, ProposalRounds rounds, Clock clock) {
        this.proposals = proposals;
        this.rounds = rounds;
        this.clock = clock;
    }

    void decided(@Observes ApprovalDecided decided) {
        if (decided.document().kind() != DocumentKind.PROPOSAL || decided.outcome() == ApprovalOutcome.APPROVED) {
            return;
        }
        String[] parts = decided.document().id().split("/", -1);
        ProposalOf of = new ProposalOf(decided.hospital(), Integer.parseInt(parts[0]), parts[1]);
        Proposal proposal = proposals.lock(of).orElseThrow();
        boolean isPresent = proposal.state() == ProposalState.SUBMITTED
                && rounds.submission(of, proposal.round(), null)
                        .map(submission -> submission.document(of.year()))
                        .filter(decided.document()::equals)
                        .isPresent();
        if (isPresent) {
            proposals.save(
                    of,
                    proposal.become(
                            ProposalState.RETURNED,
                            decided.actor(),
                            decided.opinion().isEmpty() ? decided.outcome().name() : decided.opinion(),
                            clock.instant().truncatedTo(ChronoUnit.MICROS)));
        }
    }
}
