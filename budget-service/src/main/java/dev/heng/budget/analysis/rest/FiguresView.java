package dev.heng.budget.analysis.rest;

import dev.heng.budget.analysis.AnswerQuestion;
import dev.heng.budget.analysis.Figure;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of figures. */
@Schema(name = "PageFigureView")
public record FiguresView(
        List<FigureView> items,

        @Schema(nullable = true, description = "To be sent as after for the following page; null on the last") @Nullable String next,

        @Schema(nullable = true, description = "With knownOn: by what the figures are given; else null") @Nullable KnownOnView knownOn) {
    static FiguresView of(AnswerQuestion.Answer<Figure> answer) {
        return new FiguresView(
                answer.page().items().stream()
                        .map(figure -> FigureView.of(figure, answer.issues()))
                        .toList(),
                answer.page().next(),
                KnownOnView.orNull(answer.knownOn()));
    }
}
