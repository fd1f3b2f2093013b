package dev.heng.budget.preparation;

import dev.heng.budget.cycle.Cycle;
import dev.heng.budget.organisation.Centres;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes hold of a proposal for an action, in the round that the cycle is in. The caller holds the cycle. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class OpenProposals {
    private final Proposals proposals;
    private final Centres centres;
    private final Clock clock;

    OpenProposals(Proposals proposals, Centres centres, Clock clock) {
        this.proposals = proposals;
        this.centres = centres;
        this.clock = clock;
    }

    /**
     * For writing lines, beside others who write: the first one of a round begins it and is alone until its transaction ends.
     *
     * @throws ProblemException 404 for an unknown centre, 409 PHASE_CLOSED or PROPOSAL_SUBMITTED
     */
    Proposal toWrite(ProposalOf of, Cycle cycle, String actor) {
        OptionalInt round = Proposal.roundOf(cycle.phase());
        Optional<Proposal> present =
                round.isPresent() ? proposals.lockShared(of, round.getAsInt()) : Optional.<Proposal>empty();
        Proposal proposal = present.isPresent() ? present.get() : begun(of, cycle, actor);
        requireAllowed(proposal.judge(cycle.phase(), ProposalAction.WRITE), cycle);
        return proposal;
    }

    /**
     * Alone, in the round that the cycle is in; begun when it was not.
     *
     * @throws ProblemException 404 for an unknown centre, 409 PHASE_CLOSED
     */
    Proposal begun(ProposalOf of, Cycle cycle, String actor) {
        OptionalInt round = Proposal.roundOf(cycle.phase());
        if (round.isEmpty()) {
            throw closed(cycle);
        }
        if (centres.centre(of.hospital(), of.centre()).isEmpty()) {
            throw new ProblemException(EdgeProblem.NOT_FOUND, "There is no centre " + of.centre() + ".");
        }
        proposals.begin(of, Proposal.begun(of.centre(), round.getAsInt(), actor, now()));
        Proposal stored = proposals.lock(of).orElseThrow();
        Proposal present = stored.in(cycle.phase(), now());
        return present.round() == stored.round() ? stored : proposals.save(of, present);
    }

    /** @throws ProblemException 409 with the verdict's code unless the action is possible, or was done already */
    static void requireAllowed(Proposal.Verdict verdict, Cycle cycle) {
        switch (verdict) {
            case ALLOWED, ALREADY -> {
                // nothing is in the way
            }
            case PHASE_CLOSED -> throw closed(cycle);
            case PROPOSAL_SUBMITTED ->
                throw new ProblemException(
                        BudgetProblem.PROPOSAL_SUBMITTED,
                        "The proposal is submitted; it is written again when it is returned.");
            case PROPOSAL_NOT_SUBMITTED ->
                throw new ProblemException(
                        BudgetProblem.PROPOSAL_NOT_SUBMITTED, "There is nothing to return: the centre is writing.");
        }
    }

    private static ProblemException closed(Cycle cycle) {
        return new ProblemException(
                BudgetProblem.PHASE_CLOSED,
                "The cycle of " + cycle.year() + " is in " + cycle.phase()
                        + "; a centre writes its first round in FIRST_UP and its second in SECOND_UP.");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
