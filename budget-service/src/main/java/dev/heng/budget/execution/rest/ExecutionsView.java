package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.ExecutionResult;
import dev.heng.budget.ledger.LineOutcome;
import dev.heng.budget.ledger.LineStatus;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a call.
 *
 * @param received the sum of recorded, replayed, suspended and refused
 * @param lines the lines that were not simply recorded
 * @param warnings recorded lines that pass the budget of a subject under WARN
 */
public record ExecutionsView(
        @Schema(examples = "his") String source,
        @Schema(examples = "2026-03") String batch,

        @Schema(description = "The sum of the other four", examples = "2")
        int received,

        int recorded,
        int replayed,
        int suspended,
        int refused,

        @Schema(description = "Only the lines that were not simply recorded")
        List<OutcomeView> lines,

        @Schema(description = "Recorded lines with something to say, such as BUDGET_EXCEEDED")
        List<OutcomeView> warnings) {
    /** What became of one line. */
    @Schema(name = "LineOutcome")
    public record OutcomeView(
            @Schema(description = "Position in the call, from 0")
            int index,

            @Schema(examples = "2026-03-0001") String id,
            LineStatus status,

            @Schema(
                    nullable = true,
                    description =
                            "UNKNOWN_CENTRE, UNKNOWN_SUBJECT, PERIOD_CLOSED, PERIOD_SOFT_CLOSED, BALANCE_SPLIT,"
                                    + " LINE_CHANGED, BUDGET_INSUFFICIENT; of a recorded line BUDGET_EXCEEDED, LATE_POSTING; null when there is nothing to say",
                    examples = "UNKNOWN_CENTRE")
            @Nullable String code,

            @Schema(nullable = true, description = "For a person; null without a code") @Nullable String detail,

            @Schema(nullable = true, description = "The limit that refused or warned, null for other codes") @Nullable VerdictView control,

            @Schema(
                    nullable = true,
                    description =
                            "The month that a line counts in, or would have, that came too late for its own; null for every other",
                    examples = "2026-04")
            @Nullable String month) {
        static OutcomeView of(LineOutcome outcome) {
            return new OutcomeView(
                    outcome.index(),
                    outcome.id(),
                    outcome.status(),
                    outcome.code(),
                    outcome.detail(),
                    VerdictView.of(outcome),
                    Objects.toString(outcome.month(), null));
        }
    }

    static ExecutionsView of(String source, String batch, ExecutionResult result) {
        return new ExecutionsView(
                source,
                batch,
                result.received(),
                result.count(LineStatus.RECORDED),
                result.count(LineStatus.REPLAYED),
                result.count(LineStatus.SUSPENDED),
                result.count(LineStatus.REFUSED),
                result.exceptions().stream()
                        .filter(line -> line.status() != LineStatus.RECORDED)
                        .map(OutcomeView::of)
                        .toList(),
                result.exceptions().stream()
                        .filter(line -> line.status() == LineStatus.RECORDED)
                        .map(OutcomeView::of)
                        .toList());
    }
}
