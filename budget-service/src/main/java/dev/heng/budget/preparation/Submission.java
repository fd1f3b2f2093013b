package dev.heng.budget.preparation;

import dev.heng.budget.approval.DocumentId;
import dev.heng.budget.approval.DocumentKind;
import java.time.Instant;

/**
 * What a centre submitted in a round; it never changes.
 *
 * @param number within the round, from 1; the highest one counts
 * @param lines how many lines it has
 * @param hash hex SHA-256 of the lines, see {@link SubmissionText}
 */
public record Submission(
        String centre, int round, int number, Instant submittedAt, String submittedBy, int lines, String hash) {
    /** As approvals name it: year, centre, round and number. */
    DocumentId document(int year) {
        return new DocumentId(DocumentKind.PROPOSAL, year + "/" + centre + "/" + round + "/" + number);
    }
}
