package dev.heng.budget.preparation;

import dev.heng.budget.cycle.Cycle;
import dev.heng.budget.cycle.Cycles;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Submits a proposal: its lines are kept as they stand, for ever. */
@ApplicationScoped
public class SubmitProposal {
    private final Cycles cycles;
    private final OpenProposals open;
    private final Proposals proposals;
    private final ProposalLines lines;
    private final ProposalRounds rounds;
    private final KnownSubjects subjects;
    private final Clock clock;

    SubmitProposal(
            Cycles cycles,
            OpenProposals open,
            Proposals proposals,
            ProposalLines lines,
            ProposalRounds rounds,
            KnownSubjects subjects,
            Clock clock) {
        this.cycles = cycles;
        this.open = open;
        this.proposals = proposals;
        this.lines = lines;
        this.rounds = rounds;
        this.subjects = subjects;
        this.clock = clock;
    }

    /**
     * The outcome.
     *
     * @param isNew false when it was submitted before and nothing changed
     */
    public record Submitted(Submission submission, boolean isNew) {}

    /**
     * Submits; whoever comes second changes nothing.
     *
     * @throws ProblemException 404 without a cycle or centre; 409 PHASE_CLOSED, PROPOSAL_INCOMPLETE with what is missing
     */
    @Transactional
    @Audited
    public Submitted submit(ProposalOf of, String actor) {
        Cycle cycle = cycles.requireShared(of.hospital(), of.year());
        Proposal proposal = open.begun(of, cycle, actor);
        Proposal.Verdict verdict = proposal.judge(cycle.phase(), ProposalAction.SUBMIT);
        OpenProposals.requireAllowed(verdict, cycle);
        int before = rounds.submission(of, proposal.round(), null)
                .map(Submission::number)
                .orElse(0);
        if (verdict == Proposal.Verdict.ALREADY) {
            return new Submitted(rounds.submission(of, proposal.round(), before).orElseThrow(), false);
        }
        List<ProposalLine> present = lines.list(of, null, LineKey.START, Integer.MAX_VALUE);
        requireWhole(of, present);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Submission submission = new Submission(
                of.centre(),
                proposal.round(),
                before + 1,
                now,
                actor,
                present.size(),
                SubmissionText.hash(of, proposal.round(), present));
        rounds.add(of, submission);
        proposals.save(of, proposal.become(ProposalState.SUBMITTED, actor, null, now));
        return new Submitted(submission, true);
    }

    /** The chart may have changed since a line was written. */
    private void requireWhole(ProposalOf of, List<ProposalLine> present) {
        Map<String, KnownSubjects.Known> known = subjects.of(
                of.hospital(),
                present.stream().map(line -> line.key().subject()).collect(Collectors.toSet()));
        List<LineDraft> drafts = present.stream()
                .map(line -> new LineDraft(line.key(), new LineDraft.ByHand(line.amounts()), null, null, null))
                .toList();
        List<Violation> violations = new ArrayList<>(LineCheck.violations(drafts, known));
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    BudgetProblem.PROPOSAL_INCOMPLETE,
                    "Before it is submitted: " + violations.getFirst().detail(),
                    violations);
        }
    }
}
