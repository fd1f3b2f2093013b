package dev.heng.budget.closing.rest;

import dev.heng.budget.closing.Period;
import dev.heng.budget.closing.PeriodState;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A month as the API shows it; reason and changed... are those of the last change. */
public record PeriodView(
        @Schema(examples = "2026-03") String month,
        PeriodState state,

        @Schema(description = "Whether whoever changed it last says that the open reservations were looked at")
        boolean reservationsReviewed,

        @Schema(nullable = true) @Nullable String reason,
        @Schema(nullable = true) @Nullable String changedBy,
        @Schema(nullable = true) @Nullable Instant changedAt,
        long version,
        long sequence) {
    static PeriodView of(Period period) {
        return new PeriodView(
                period.month().toString(),
                period.state(),
                period.isReviewed(),
                period.reason(),
                period.changedBy(),
                period.changedAt(),
                period.version(),
                period.sequence());
    }
}
