package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.SavedLines;
import dev.heng.budget.preparation.SavedLines.Outcome;
import java.util.List;
import java.util.Objects;
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
                saved.count(Outcome.CREATED, Outcome.CHANGED),
                saved.count(Outcome.REMOVED),
                saved.count(Outcome.UNCHANGED),
                saved.lines().stream()
                        .map(SavedLines.Saved::line)
                        .filter(Objects::nonNull)
                        .map(ProposalLineView::of)
                        .toList());
    }
}
