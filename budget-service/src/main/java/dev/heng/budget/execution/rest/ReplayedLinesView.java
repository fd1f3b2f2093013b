package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.LineOutcome;
import dev.heng.budget.ledger.LineStatus;
import dev.heng.budget.ledger.ReplayedLines;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of lines of the suspense queue that were judged again. */
@Schema(name = "ReplayedLines")
public record ReplayedLinesView(
        @Schema(description = "The sum of the next four") int judged,
        int recorded,
        int replayed,
        int suspended,
        int refused,

        @Schema(description = "The lines that were not simply recorded")
        List<SuspenseResource.ReplayView> lines,

        @Schema(
                nullable = true,
                description = "Goes into `after` of the next call; null when no line is left behind those")
        @Nullable String nextAfter) {
    static ReplayedLinesView of(ReplayedLines replayed, int limit) {
        return new ReplayedLinesView(
                replayed.result().received(),
                replayed.result().count(LineStatus.RECORDED),
                replayed.result().count(LineStatus.REPLAYED),
                replayed.result().count(LineStatus.SUSPENDED),
                replayed.result().count(LineStatus.REFUSED),
                replayed.result().exceptions().stream()
                        .map(line -> view(replayed, line))
                        .toList(),
                replayed.rows().size() < limit || replayed.last() == null ? null : String.valueOf(replayed.last()));
    }

    private static SuspenseResource.ReplayView view(ReplayedLines replayed, LineOutcome line) {
        return new SuspenseResource.ReplayView(
                replayed.rows().get(line.index()), line.id(), line.status(), line.code(), line.detail());
    }
}
