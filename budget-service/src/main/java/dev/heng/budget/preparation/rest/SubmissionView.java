package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.Submission;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was submitted, as the API shows it. */
@Schema(name = "ProposalSubmission")
public record SubmissionView(
        @Schema(examples = "2027") int year,
        @Schema(examples = "C-CARD") String centre,
        @Schema(examples = "1") int round,

        @Schema(description = "Within the round, from 1; the highest one counts")
        int submission,

        Instant submittedAt,
        String submittedBy,
        @Schema(description = "How many") int lines,
        @Schema(description = "Hex SHA-256 of the lines") String hash) {
    static SubmissionView of(int year, Submission submission) {
        return new SubmissionView(
                year,
                submission.centre(),
                submission.round(),
                submission.number(),
                submission.submittedAt(),
                submission.submittedBy(),
                submission.lines(),
                submission.hash());
    }
}
