package dev.heng.budget.consolidation.rest;

import dev.heng.budget.consolidation.BudgetVersion;
import dev.heng.budget.consolidation.VersionState;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version of a budget, without its lines. */
@Schema(name = "BudgetVersion")
public record VersionView(
        @Schema(examples = "2026") int year,

        @Schema(description = "Its number in the year", examples = "1")
        int version,

        VersionState state,
        Instant stateSince,
        String stateBy,

        @Schema(description = "Hex SHA-256 of the content: the same content has the same hash")
        String hash,

        String builtBy,
        Instant builtAt,

        @Schema(examples = "9282") int lines,

        @Schema(examples = "0") BigDecimal useOfBalances,

        @Schema(nullable = true) @Nullable String debtApproval,

        @Schema(description = "centre/subject where centres below may have more than the centre itself")
        List<String> aboveParent,

        @Schema(description = "Centres that have not submitted in the second round")
        List<String> missing,

        @Schema(description = "What the submitter says of warnings, as CHECK: note")
        List<String> notes,

        @Schema(nullable = true) @Nullable String submittedBy,

        @Schema(nullable = true, description = "The latest approval; null before the first submission", examples = "42")
        @Nullable Long approval,

        @Schema(nullable = true, description = "What was said with the last decision") @Nullable String opinion,

        @Schema(nullable = true) @Nullable String issuedBy,
        @Schema(nullable = true) @Nullable Instant issuedAt) {
    static VersionView of(BudgetVersion version) {
        BudgetVersion.Issued issued = version.issued();
        return new VersionView(
                version.year(),
                version.number(),
                version.state(),
                version.stateSince(),
                version.stateBy(),
                version.hash(),
                version.builtBy(),
                version.builtAt(),
                version.lines(),
                Decimals.plain(version.stated().useOfBalances()),
                version.stated().debtApproval(),
                version.stated().aboveParent(),
                version.missing(),
                version.notes(),
                version.submittedBy(),
                version.approval(),
                version.opinion(),
                issued == null ? null : issued.by(),
                issued == null ? null : issued.at());
    }
}
