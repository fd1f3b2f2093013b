package dev.heng.budget.settlement.rest;

import dev.heng.budget.settlement.AccountSignature;
import dev.heng.budget.settlement.FinalAccount;
import dev.heng.budget.settlement.FinalAccountState;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version of a final account as the API shows it. */
@Schema(name = "FinalAccount")
public record FinalAccountView(
        int year,
        int version,
        FinalAccountState state,
        Instant stateSince,

        @Schema(description = "Its figures are those of the postings up to this Ledger-Sequence")
        long sequence,

        @Schema(
                nullable = true,
                description = "The run in force when it was built; null: the year was not carried forward")
        @Nullable Integer carryRun,

        BigDecimal lowestRate,
        BigDecimal highestRate,
        BigDecimal ignoreBelow,

        @Schema(
                description =
                        "SHA-256 of its lines and tie-outs, since its submission of its comments too; what the approval is of")
        String digest,

        Set<String> preparers,
        String builtBy,
        Instant builtAt,
        @Schema(nullable = true) @Nullable SubmissionView submission,
        @Schema(nullable = true) @Nullable DecisionView decision,

        @Schema(description = "Who approved it, in order; empty in a list")
        List<SignatureView> signatures,

        @Schema(
                nullable = true,
                description = "Whether what is stored still has the digest; null in a list, and before the submission")
        @Nullable Boolean intact) {
    /** @param approval the number of the case */
    @Schema(name = "FinalAccountSubmission")
    public record SubmissionView(
            String by,
            Instant at,
            @Schema(nullable = true) @Nullable Long approval) {}

    @Schema(name = "FinalAccountDecision")
    public record DecisionView(
            String by,
            Instant at,
            @Schema(nullable = true) @Nullable String opinion) {}

    /** @param actingFor who had delegated; null: the actor acted for itself */
    @Schema(name = "AccountSignature")
    public record SignatureView(
            String by,
            @Schema(nullable = true) @Nullable String actingFor,
            Instant at,
            @Schema(nullable = true) @Nullable String opinion) {}

    static FinalAccountView of(FinalAccount account, List<AccountSignature> signatures, @Nullable Boolean isIntact) {
        FinalAccount.Submission submission = account.submission();
        FinalAccount.Decision decision = account.decision();
        return new FinalAccountView(
                account.year(),
                account.version(),
                account.state(),
                account.stateSince(),
                account.sequence(),
                account.carryRun(),
                Decimals.plain(account.limits().lowestRate()),
                Decimals.plain(account.limits().highestRate()),
                Decimals.plain(account.limits().ignoreBelow()),
                account.digest(),
                account.preparers(),
                account.builtBy(),
                account.builtAt(),
                submission == null ? null : new SubmissionView(submission.by(), submission.at(), submission.approval()),
                decision == null ? null : new DecisionView(decision.by(), decision.at(), decision.opinion()),
                signatures.stream()
                        .map(each -> new SignatureView(each.by(), each.actingFor(), each.at(), each.opinion()))
                        .toList(),
                isIntact);
    }
}
