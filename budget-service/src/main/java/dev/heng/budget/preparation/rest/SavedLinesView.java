package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.SavedLines;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to lines of a proposal. */
@Schema(name = "SavedProposalLines")
public record SavedLinesView(
        @Schema(description = "How many were written") int changed,
        @Schema(description = "How many were taken away") int removed,

        @Schema(description = "How many were like that already")
        int unchanged,

        @Schema(description = "Those that were named and are there, as they stand now, in the order of the call")
        List<ProposalLineView> lines) {
    static SavedLinesView of(SavedLines saved) {
        return new SavedLinesView(
                saved.changed(),
                saved.removed(),
                saved.unchanged(),
                saved.lines().stream().map(ProposalLineView::of).toList());
    }
}
