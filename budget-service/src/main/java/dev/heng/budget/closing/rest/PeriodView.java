package dev.heng.budget.closing.rest;

import dev.heng.budget.closing.Period;
import dev.heng.budget.closing.PeriodState;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A month as the API shows it; reason and changed... are those of the last change. */
public record PeriodView(
        @Schema(examples = "2026-03") String month,
        PeriodState state,
        @Schema(nullable = true) String reason,
        @Schema(nullable = true) String changedBy,
        @Schema(nullable = true) Instant changedAt,
        long version,
        long sequence) {
    static PeriodView of(Period period) {
        return new PeriodView(
                period.month().toString(),
                period.state(),
                period.reason(),
                period.changedBy(),
                period.changedAt(),
                period.version(),
                period.sequence());
    }
}
