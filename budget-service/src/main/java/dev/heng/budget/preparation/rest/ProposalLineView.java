package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.PhasingUsed;
import dev.heng.budget.preparation.ProposalLine;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of a proposal as the API shows it. */
@Schema(name = "ProposalLine")
public record ProposalLineView(
        @Schema(examples = "EXP_MED_TRAVEL") String subject,
        @Schema(examples = "OWN") String fund,
        @Schema(examples = "-") String project,

        @Schema(description = "The twelve months, January first")
        List<BigDecimal> amounts,

        @Schema(
                description =
                        "How the months came about. SEASON_CENTRE, SEASON_HOSPITAL, SEASON_EVEN: whose season it is, or that there was none.")
        PhasingUsed phasing,

        @Schema(nullable = true, description = "Why the money is needed") @Nullable String justification,

        @Schema(nullable = true, description = "Why the line was changed last") @Nullable String reason,

        @Schema(description = "To be sent with the next change")
        long version,

        String changedBy,
        Instant changedAt) {
    static ProposalLineView of(ProposalLine line) {
        return new ProposalLineView(
                line.key().subject(),
                line.key().fund(),
                line.key().project(),
                plain(line.amounts()),
                line.phasing(),
                line.justification(),
                line.reason(),
                line.version(),
                line.changedBy(),
                line.changedAt());
    }

    static List<BigDecimal> plain(List<BigDecimal> amounts) {
        return amounts.stream().map(Decimals::plain).toList();
    }
}
