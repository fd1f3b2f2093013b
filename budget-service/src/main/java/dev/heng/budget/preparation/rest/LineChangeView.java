package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.LineChanges.LineChange;
import dev.heng.budget.preparation.PhasingUsed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A change of a line of a proposal. */
@Schema(name = "ProposalLineChange")
public record LineChangeView(
        @Schema(examples = "EXP_MED_TRAVEL") String subject,
        @Schema(examples = "OWN") String fund,
        @Schema(examples = "-") String project,

        @Schema(description = "Of the line after the change")
        long version,

        @Schema(description = "In which it was made") int round,

        @Schema(nullable = true, description = "The twelve months; null when there was no line") @Nullable List<BigDecimal> before,

        @Schema(nullable = true, description = "The twelve months; null when the line was taken away") @Nullable List<BigDecimal> after,

        @Schema(nullable = true) @Nullable PhasingUsed phasing,

        @Schema(nullable = true, description = "Why the money is needed") @Nullable String justification,

        @Schema(nullable = true, description = "Why it was changed") @Nullable String reason,

        String changedBy,
        Instant changedAt) {
    static LineChangeView of(LineChange change) {
        return new LineChangeView(
                change.key().subject(),
                change.key().fund(),
                change.key().project(),
                change.version(),
                change.round(),
                change.before() == null ? null : ProposalLineView.plain(change.before()),
                change.after() == null ? null : ProposalLineView.plain(change.after()),
                change.phasing(),
                change.justification(),
                change.reason(),
                change.changedBy(),
                change.changedAt());
    }
}
