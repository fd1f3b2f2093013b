package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.SuspendedLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of the suspense queue as the API shows it, with its newest content. */
@Schema(name = "SuspendedLine")
public record SuspendedLineView(
        @Schema(examples = "42") long id,
        @Schema(examples = "his") String source,

        @Schema(description = "The id that the source gave", examples = "2026-03-0001")
        String lineId,

        @Schema(examples = "2026-03") String batch,
        @Schema(examples = "C-NEW") String centre,
        @Schema(examples = "REV_OP") String subject,
        @Schema(examples = "OWN") String fund,
        @Schema(examples = "-") String project,
        LocalDate date,
        @Schema(examples = "1200.50") BigDecimal amount,
        @Schema(nullable = true) @Nullable String document,
        @Schema(nullable = true) @Nullable String memo,

        @Schema(
                description =
                        "UNKNOWN_CENTRE, UNKNOWN_SUBJECT, PERIOD_CLOSED, PERIOD_SOFT_CLOSED, BALANCE_SPLIT or LINE_CHANGED",
                examples = "UNKNOWN_CENTRE")
        String code,

        @Schema(description = "For a person") String detail,

        @Schema(description = "OPEN, or RESOLVED once the line is recorded")
        SuspendedLine.State state,

        @Schema(description = "How often it was sent or replayed", examples = "1")
        int times,

        Instant firstSeen,
        Instant lastSeen,
        @Schema(nullable = true) @Nullable Instant resolvedAt,
        @Schema(nullable = true) @Nullable String resolvedBy) {
    static SuspendedLineView of(SuspendedLine line) {
        return new SuspendedLineView(
                line.id(),
                line.source(),
                line.lineId(),
                line.batch(),
                line.centre(),
                line.subject(),
                line.fund(),
                line.project(),
                line.date(),
                line.amount(),
                line.document(),
                line.memo(),
                line.code(),
                line.detail(),
                line.state(),
                line.times(),
                line.firstSeen(),
                line.lastSeen(),
                line.resolvedAt(),
                line.resolvedBy());
    }
}
