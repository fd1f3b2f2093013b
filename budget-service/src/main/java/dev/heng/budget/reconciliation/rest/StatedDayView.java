package dev.heng.budget.reconciliation.rest;

import dev.heng.budget.reconciliation.Sent;
import dev.heng.budget.reconciliation.StatedTotal;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a source says that it sent of a day, as the API shows it; changed... are those of the last change. */
@Schema(name = "StatedDay")
public record StatedDayView(
        String source,
        @Schema(examples = "2026-03-31") LocalDate date,
        long lines,
        BigDecimal amount,
        String changedBy,
        Instant changedAt,
        long version,
        long sequence) {
    static StatedDayView of(StatedTotal stated) {
        Sent.OnDay day = (Sent.OnDay) stated.about();
        return new StatedDayView(
                day.source(),
                day.date(),
                stated.total().lines(),
                Decimals.plain(stated.total().amount()),
                stated.changedBy(),
                stated.changedAt(),
                stated.version(),
                stated.sequence());
    }
}
