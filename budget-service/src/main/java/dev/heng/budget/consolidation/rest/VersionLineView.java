package dev.heng.budget.consolidation.rest;

import dev.heng.budget.consolidation.VersionLine;
import dev.heng.budget.ledger.BudgetLine;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of a version. */
@Schema(name = "BudgetVersionLine")
public record VersionLineView(
        @Schema(examples = "C-CARD") String centre,
        @Schema(examples = "EXP_MED_DRUG") String subject,
        @Schema(examples = "OWN") String fund,
        @Schema(examples = "-") String project,

        @Schema(description = "The twelve months, January first")
        List<BigDecimal> amounts,

        @Schema(description = "The sum of the months", examples = "1200000")
        BigDecimal amount,

        @Schema(
                nullable = true,
                description = "The months that came up in the second round; null: the office put the line in")
        @Nullable List<BigDecimal> proposed,

        @Schema(nullable = true, description = "Who amended it; null: it is what was proposed") @Nullable String changedBy,

        @Schema(nullable = true, description = "Why") @Nullable String reason) {
    static VersionLineView of(VersionLine line) {
        BudgetLine key = line.key();
        List<BigDecimal> up = line.proposed();
        return new VersionLineView(
                key.centre(),
                key.subject(),
                key.fund(),
                key.project(),
                line.amounts().stream().map(Decimals::plain).toList(),
                Decimals.plain(line.sum()),
                up == null ? null : up.stream().map(Decimals::plain).toList(),
                line.changedBy(),
                line.reason());
    }
}
