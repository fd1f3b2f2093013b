package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.PhasingUsed;
import dev.heng.budget.preparation.ProposalRounds.SubmittedLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of what was submitted in a round. */
@Schema(name = "ProposalRound")
public record RoundView(
        SubmissionView submission,
        List<Line> items,

        @Schema(nullable = true, description = "To be sent as after for the following page; null on the last") @Nullable String next) {
    /** A line as it was submitted. */
    @Schema(name = "SubmittedProposalLine")
    public record Line(
            @Schema(examples = "EXP_MED_TRAVEL") String subject,
            @Schema(examples = "OWN") String fund,
            @Schema(examples = "-") String project,

            @Schema(description = "The twelve months, January first")
            List<BigDecimal> amounts,

            PhasingUsed phasing,

            @Schema(nullable = true) @Nullable String justification,

            @Schema(nullable = true) @Nullable String reason,
            String changedBy,
            Instant changedAt) {
        static Line of(SubmittedLine line) {
            return new Line(
                    line.key().subject(),
                    line.key().fund(),
                    line.key().project(),
                    ProposalLineView.plain(line.amounts()),
                    line.phasing(),
                    line.justification(),
                    line.reason(),
                    line.changedBy(),
                    line.changedAt());
        }
    }
}
