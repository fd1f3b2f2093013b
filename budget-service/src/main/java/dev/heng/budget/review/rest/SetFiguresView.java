package dev.heng.budget.review.rest;

import dev.heng.budget.review.SetFigures;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to control figures. */
@Schema(name = "SetControlFigures")
public record SetFiguresView(
        @Schema(description = "How many were written") int decided,

        @Schema(description = "How many were like that already")
        int unchanged,

        @Schema(description = "The lines as they stand now, in the order of the call")
        List<FigureView> figures) {
    static SetFiguresView of(SetFigures set) {
        return new SetFiguresView(
                set.decided(),
                set.unchanged(),
                set.lines().stream().map(FigureView::of).toList());
    }
}
