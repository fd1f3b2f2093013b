package dev.heng.budget.approval;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Sha256;
import dev.heng.edge.audit.Audited;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Attaches a file to an approval: the minutes of the meeting that decided, an expert opinion. */
@ApplicationScoped
public class AttachFile {
    /** Bytes of one file. */
    public static final int SIZE_MAX = 8 * 1024 * 1024;

    private static final int FILES_MAX = 100;

    private final ApprovalCases cases;
    private final Attachments attachments;
    private final Clock clock;

    AttachFile(ApprovalCases cases, Attachments attachments, Clock clock) {
        this.cases = cases;
        this.attachments = attachments;
        this.clock = clock;
    }

    /**
     * Attaches; also to an approval that has ended, since minutes are signed later.
     *
     * @throws ProblemException 400 for an empty or too large file, or one of another type than it is said to be; 404; 409 CONFLICT when the
     *     approval has a hundred files
     */
    @Transactional
    @Audited
    public Attachment attach(
            String hospital, long approval, String name, AttachmentType type, byte[] content, String actor) {
        requireSense(type, content);
        ApprovalCase before = cases.lock(hospital, approval).orElseThrow(() -> ApprovalCase.unknown(approval));
        int number = attachments.list(hospital, approval).size() + 1;
        if (number > FILES_MAX) {
            throw new ProblemException(EdgeProblem.CONFLICT, "An approval has at most " + FILES_MAX + " files.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Attachment attachment = new Attachment(number, name, type, content.length, Sha256.hex(content), actor, now);
        attachments.add(hospital, approval, attachment, content);
        cases.save(before.attached(actor, number, name, now));
        return attachment;
    }

    private static void requireSense(AttachmentType type, byte[] content) {
        if (content.length == 0 || content.length > SIZE_MAX) {
            throw ProblemException.invalid(
                    "/content", "OUT_OF_RANGE", "A file has 1 to " + SIZE_MAX + " bytes, not " + content.length + ".");
        }
        if (!type.fits(content)) {
            throw ProblemException.invalid("/content", "WRONG_TYPE", "This is no file of " + type.mediaType() + ".");
        }
    }
}
