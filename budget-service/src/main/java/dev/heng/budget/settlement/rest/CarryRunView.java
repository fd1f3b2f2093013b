package dev.heng.budget.settlement.rest;

import dev.heng.budget.settlement.CarryLine;
import dev.heng.budget.settlement.CarryRun;
import dev.heng.budget.settlement.CarryRunState;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A carrying forward of a year as the API shows it. */
@Schema(name = "CarryRun")
public record CarryRunView(
        int year,
        int run,
        CarryRunState state,
        String digest,

        @Schema(description = "Its name in the entries that it made", examples = "carry 2026 run 1")
        String document,

        String ranBy,
        Instant ranAt,
        long sequence,

        @Schema(nullable = true, description = "null as long as it is in force") @Nullable ReversalView reversal,

        int lines,
        List<CarryTotalView> totals) {
    /** How it was taken back. */
    @Schema(name = "CarryReversal")
    public record ReversalView(String by, Instant at, String reason, long sequence) {}

    static CarryRunView of(CarryRun run, List<CarryLine> lines) {
        CarryRun.Reversal reversal = run.reversal();
        return new CarryRunView(
                run.year(),
                run.run(),
                run.state(),
                run.digest(),
                run.document(),
                run.ranBy(),
                run.ranAt(),
                run.sequence(),
                reversal == null
                        ? null
                        : new ReversalView(reversal.by(), reversal.at(), reversal.reason(), reversal.sequence()),
                lines.size(),
                CarryTotalView.of(lines));
    }
}
