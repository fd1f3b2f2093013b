package dev.heng.budget.analysis.rest;

import dev.heng.budget.analysis.AnswerQuestion;
import dev.heng.budget.analysis.FlexibleLine;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of flexible budgets. */
@Schema(name = "PageFlexibleBudget")
public record FlexibleBudgetView(
        List<FlexibleLineView> items,

        @Schema(nullable = true, description = "To be sent as after for the following page; null on the last") @Nullable String next,

        @Schema(nullable = true, description = "With knownOn: by what the figures are given; else null") @Nullable KnownOnView knownOn) {
    static FlexibleBudgetView of(AnswerQuestion.Answer<FlexibleLine> answer) {
        return new FlexibleBudgetView(
                answer.page().items().stream().map(FlexibleLineView::of).toList(),
                answer.page().next(),
                KnownOnView.orNull(answer.knownOn()));
    }
}
