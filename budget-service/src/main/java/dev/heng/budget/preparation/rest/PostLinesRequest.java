package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.LineDraft;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a POST of lines of a proposal. */
@Schema(name = "PostProposalLinesRequest")
public record PostLinesRequest(
        @NotNull @Schema(description = "At most 2,000.") List<@Valid LineRequest> lines) {
    /** @throws ProblemException 400 with everything that is wrong in the form of the lines */
    List<LineDraft> drafts() {
        List<Violation> violations = new ArrayList<>();
        List<LineDraft> drafts = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            LineDraft draft = lines.get(i).draft("/lines/" + i, violations);
            if (draft != null) {
                drafts.add(draft);
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return drafts;
    }
}
