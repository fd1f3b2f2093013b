package dev.heng.budget.approval.rest;

import dev.heng.budget.approval.Decision;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody decides about an approval. */
public record PostDecisionRequest(
        @NotNull @Schema(description = "RETURN: to the submitter, or to an earlier step")
        Choice decision,

        @Size(max = 2000) @Schema(nullable = true, description = "Needed for a return", examples = "同意") @Nullable String opinion,

        @Min(1) @Schema(
                nullable = true,
                description = "Of a return: an earlier step; absent: the submitter, which ends the approval",
                examples = "1")
        @Nullable Integer returnTo,

        @Schema(
                nullable = true,
                description =
                        "Of a return to a step: whether it comes straight back once that step has approved again; absent: true. false: it"
                                + " goes through the steps in between once more.",
                examples = "true")
        @Nullable Boolean straightBack,

        @Min(1) @Schema(
                nullable = true,
                description = "The task of the present step; absent: the first that the bearer can decide",
                examples = "1")
        @Nullable Integer task,

        @Pattern(regexp = "[0-9a-fA-F]{64}", message = "Not a SHA-256 in hex.") @Schema(
                nullable = true,
                description = "Of the document that the bearer saw: another one than that of the approval is refused")
        @Nullable String digest) {
    /** The two ways to decide. */
    @Schema(name = "ApprovalChoice")
    public enum Choice {
        APPROVE,
        RETURN
    }

    Decision toDecision() {
        return new Decision(
                decision == Choice.APPROVE, opinion, task, returnTo, straightBack == null || straightBack, digest);
    }
}
