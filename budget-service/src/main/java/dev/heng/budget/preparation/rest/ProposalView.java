package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.Proposal;
import dev.heng.budget.preparation.ProposalState;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A proposal as the API shows it. */
@Schema(name = "Proposal")
public record ProposalView(
        @Schema(examples = "2027") int year,
        @Schema(examples = "C-CARD") String centre,

        @Schema(description = "1 (一上) or 2 (二上); the second begins with its phase, from the lines of the first")
        int round,

        ProposalState state,
        Instant stateSince,

        @Schema(description = "Who brought it into its state")
        String stateBy,

        @Schema(nullable = true, description = "Why it was returned") @Nullable String reason,

        @Schema(description = "Of round and state; lines have versions of their own")
        long version) {
    static ProposalView of(int year, Proposal proposal) {
        return new ProposalView(
                year,
                proposal.centre(),
                proposal.round(),
                proposal.state(),
                proposal.stateSince(),
                proposal.stateBy(),
                proposal.reason(),
                proposal.version());
    }
}
