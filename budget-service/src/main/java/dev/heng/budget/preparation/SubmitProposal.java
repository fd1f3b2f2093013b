package dev.heng.budget.preparation;

import dev.heng.budget.approval.Approvals;
import dev.heng.budget.approval.DocumentFacts;
import dev.heng.budget.cycle.Cycle;
import dev.heng.budget.cycle.Cycles;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.Problem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    private final Projects projects;
    private final Approvals approvals;
    private final Clock clock;

    SubmitProposal(
            Cycles cycles,
            OpenProposals open,
            Proposals proposals,
            ProposalLines lines,
            ProposalRounds rounds,
            KnownSubjects subjects,
            Projects projects,
            Approvals approvals,
            Clock clock) {
        this.cycles = cycles;
        this.open = open;
        this.proposals = proposals;
        this.lines = lines;
        this.rounds = rounds;
        this.subjects = subjects;
        this.projects = projects;
        this.approvals = approvals;
        this.clock = clock;
    }

    /**
     * The outcome.
     *
     * @param isNew false when it was submitted before and nothing changed
     */
    public record Submitted(Submission submission, boolean isNew) {}

    /**
     * Submits, and opens the case of its approval: without a route of the hospital's own it is approved at once. Whoever comes second changes
     * nothing.
     *
     * @throws ProblemException 404 without a cycle or centre; 409 PHASE_CLOSED, PROPOSAL_INCOMPLETE or PROJECT_INCOMPLETE with what is missing,
     *     APPROVAL_ROUTE_BLOCKED
     */
    @Transactional
    @Audited
    public Submitted submit(ProposalOf of, String actor) {
        Cycle cycle = cycles.requireShared(of.hospital(), of.year());
        Proposal proposal = open.begun(of, cycle, actor);
        Proposal.Verdict verdict = proposal.judge(cycle.phase(), ProposalAction.SUBMIT);
        OpenProposals.requireAllowed(verdict, cycle);
        Optional<Submission> before = rounds.submission(of, proposal.round(), null);
        if (verdict == Proposal.Verdict.ALREADY) {
            return new Submitted(before.orElseThrow(), false);
        }
        List<ProposalLine> present = lines.list(of, null, LineKey.START, Integer.MAX_VALUE);
        Map<String, KnownSubjects.Known> known = subjects.of(
                of.hospital(),
                present.stream().map(line -> line.key().subject()).collect(Collectors.toSet()));
        requireWhole(of, present, known);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Submission submission = new Submission(
                of.centre(),
                proposal.round(),
                before.map(Submission::number).orElse(0) + 1,
                now,
                actor,
                present.size(),
                SubmissionText.hash(of, proposal.round(), present));
        rounds.add(of, submission);
        proposals.save(of, proposal.become(ProposalState.SUBMITTED, actor, null, now));
        approvals.open(of.hospital(), submission.document(of.year()), facts(of, submission, present, known), actor);
        return new Submitted(submission, true);
    }

    /** The amount is the money that would be spent. */
    private DocumentFacts facts(
            ProposalOf of, Submission submission, List<ProposalLine> present, Map<String, KnownSubjects.Known> known) {
        BigDecimal amount = present.stream()
                .filter(line ->
                        Objects.requireNonNull(known.get(line.key().subject())).isSpending())
                .flatMap(line -> line.amounts().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .abs();
        Set<String> preparers = rounds.authors(of);
        preparers.add(submission.submittedBy());
        return new DocumentFacts(
                "%d %s %s".formatted(of.year(), submission.round() == 1 ? "一上" : "二上", of.centre()),
                of.year(),
                amount,
                Set.of(of.centre()),
                present.stream().map(line -> line.key().subject()).collect(Collectors.toSet()),
                present.stream().map(line -> line.key().fund()).collect(Collectors.toSet()),
                preparers,
                submission.hash());
    }

    /** The chart may have changed since a line was written; a project may still lack its feasibility (rule R12). */
    private void requireWhole(ProposalOf of, List<ProposalLine> present, Map<String, KnownSubjects.Known> known) {
        List<LineDraft> drafts = present.stream()
                .map(line -> new LineDraft(line.key(), new LineDraft.ByHand(line.amounts(), null), null, null, null))
                .toList();
        Map<String, Project> named = projects
                .named(
                        of.hospital(),
                        LineCheck.projects(
                                present.stream().map(ProposalLine::key).toList(), known))
                .stream()
                .collect(Collectors.toMap(Project::code, Function.identity()));
        List<Violation> violations = LineCheck.faults(drafts, known, named.keySet()).values().stream()
                .flatMap(List::stream)
                .toList();
        if (!violations.isEmpty()) {
            throw incomplete(BudgetProblem.PROPOSAL_INCOMPLETE, violations);
        }
        List<Violation> missing = named.values().stream()
                .filter(project -> project.definition().kind().needsFeasibility()
                        && project.definition().feasibility() == null)
                .sorted(Comparator.comparing(Project::code))
                .map(project -> new Violation(
                        "/projects/" + project.code() + "/feasibility",
                        "PROJECT_INCOMPLETE",
                        "The project " + project.code() + " has no feasibility yet."))
                .toList();
        if (!missing.isEmpty()) {
            throw incomplete(BudgetProblem.PROJECT_INCOMPLETE, missing);
        }
    }

    private static ProblemException incomplete(Problem problem, List<Violation> violations) {
        return new ProblemException(
                problem, "Before it is submitted: " + violations.getFirst().detail(), violations);
    }
}
