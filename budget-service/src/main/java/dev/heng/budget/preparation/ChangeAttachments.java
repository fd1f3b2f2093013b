package dev.heng.budget.preparation;

import dev.heng.budget.cycle.Cycle;
import dev.heng.budget.cycle.Cycles;
import dev.heng.budget.web.BudgetProblem;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Sha256;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Adds files to a proposal and takes them away, while it is written. */
@ApplicationScoped
public class ChangeAttachments {
    /** Most bytes of a file. */
    public static final int BYTES_MAX = 10 * 1024 * 1024;
    /** Most files of a proposal. */
    public static final int FILES_MAX = 100;

    private final Cycles cycles;
    private final OpenProposals open;
    private final Attachments attachments;
    private final Clock clock;

    ChangeAttachments(Cycles cycles, OpenProposals open, Attachments attachments, Clock clock) {
        this.cycles = cycles;
        this.open = open;
        this.attachments = attachments;
        this.clock = clock;
    }

    /** @param isNew false when the proposal had the very file already */
    public record Added(Attachment attachment, boolean isNew) {}

    /**
     * Adds a file; the same file of the same name about the same line again changes nothing.
     *
     * @param line what it is about; null for the whole proposal
     * @throws ProblemException 404 without a cycle or centre; 409 PHASE_CLOSED, PROPOSAL_SUBMITTED, TOO_MANY_ATTACHMENTS; 413 for a file that
     *     is too large; 415 for one of another type
     */
    @Transactional
    @Audited
    public Added add(ProposalOf of, @Nullable LineKey line, String name, byte[] content, String actor) {
        if (content.length > BYTES_MAX) {
            throw new ProblemException(EdgeProblem.BODY_TOO_LARGE, "A file has at most 10 MiB.");
        }
        FileType type = FileType.of(content)
                .orElseThrow(() -> new ProblemException(
                        EdgeProblem.UNSUPPORTED_MEDIA_TYPE,
                        "Kept are PDF, PNG, JPEG, and files of offices (docx, xlsx); this begins like none of them."));
        alone(of, actor);
        List<Attachment> present = attachments.list(of);
        String sha256 = Sha256.hex(content);
        Optional<Attachment> same = present.stream()
                .filter(one ->
                        one.sha256().equals(sha256) && one.name().equals(name) && Objects.equals(one.line(), line))
                .findFirst();
        if (same.isPresent()) {
            return new Added(same.get(), false);
        }
        if (present.size() == FILES_MAX) {
            throw new ProblemException(
                    BudgetProblem.TOO_MANY_ATTACHMENTS, "A proposal has at most " + FILES_MAX + " files.");
        }
        Attachment attachment = new Attachment(
                attachments.next(of),
                line,
                name,
                type,
                content.length,
                sha256,
                actor,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        attachments.add(of, attachment, content);
        return new Added(attachment, true);
    }

    /**
     * Takes a file away; one that is not there is away already.
     *
     * @throws ProblemException 404 without a cycle or centre; 409 PHASE_CLOSED, PROPOSAL_SUBMITTED
     */
    @Transactional
    @Audited
    public void remove(ProposalOf of, int number, String actor) {
        alone(of, actor);
        attachments.remove(of, number, actor, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private void alone(ProposalOf of, String actor) {
        Cycle cycle = cycles.requireShared(of.hospital(), of.year());
        Proposal proposal = open.begun(of, cycle, actor);
        OpenProposals.requireAllowed(proposal.judge(cycle.phase(), ProposalAction.WRITE), cycle);
    }
}
