package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.ledger.LineStatus;
import dev.heng.budget.ledger.PostedLine;
import dev.heng.budget.ledger.Reversal;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An execution line as it stands. */
@Schema(name = "PostedLine")
public record PostedLineView(
        @Schema(examples = "his") String source,

        @Schema(examples = "2026-03-0001") String id,

        @Schema(description = "RECORDED or SUSPENDED") LineStatus status,

        @Schema(description = "Of a line that is divided the one that was sent, as subject, fund and project")
        String centre,

        String subject,
        String fund,
        String project,
        LocalDate date,

        @Schema(
                nullable = true,
                description = "The month in which it counts; null while it waits",
                examples = "2026-03")
        @Nullable String month,

        @Schema(description = "As it was sent") BigDecimal amount,

        @Schema(
                description =
                        "Where it counts: one entry, or one for each part that a mapping rule divides it into; none while it waits")
        List<BookedView> entries,

        @Schema(nullable = true) @Nullable String document,
        @Schema(nullable = true) @Nullable String memo,

        @Schema(nullable = true, description = "Why it waits; null when it is recorded") @Nullable String code,

        @Schema(nullable = true, description = "EXECUTION, REPLAY, USE, REVERSAL or OVERRIDE; null while it waits")
        @Nullable String kind,

        @Schema(nullable = true) @Nullable String batch,

        @Schema(nullable = true, description = "Who posted it; null while it waits") @Nullable String actor,

        @Schema(description = "When it was recorded; of a line that waits, when it was last seen")
        Instant bookedAt,

        @Schema(description = "The Ledger-Sequence of its posting; 0 while it waits")
        long sequence,

        @Schema(
                nullable = true,
                description = "The codes that were sent; null when it is recorded under them, or waits")
        @Nullable SentView sent,

        @Schema(nullable = true, description = "The line that this one takes back; null for every other") @Nullable ReversalView reverses,

        @Schema(nullable = true, description = "What takes this line back; null when it stands") @Nullable ReversalView reversedBy) {
    /** That a line takes another one back. */
    @Schema(name = "Reversal")
    public record ReversalView(
            @Schema(description = "The line that is taken back")
            String line,

            @Schema(description = "The line that does it") String id,
            String reason) {
        static @Nullable ReversalView of(@Nullable Reversal reversal) {
            return reversal == null ? null : new ReversalView(reversal.line(), reversal.id(), reversal.reason());
        }
    }

    /** What a line, or a part of it, adds to a cell. */
    @Schema(name = "BookedPart")
    public record BookedView(
            String centre,
            String subject,
            String fund,
            String project,
            @Schema(examples = "2026-03") String month,
            BigDecimal amount) {
        static BookedView of(PostedLine.Booked booked) {
            CellKey cell = booked.cell();
            return new BookedView(
                    cell.centre(),
                    cell.subject(),
                    cell.fund(),
                    cell.project(),
                    cell.month().toString(),
                    Decimals.plain(booked.amount()));
        }
    }

    /** The codes of a line as its source named them. */
    @Schema(name = "SentCodes")
    public record SentView(String centre, String subject, String fund, String project) {
        static @Nullable SentView of(@Nullable CellKey cell) {
            return cell == null ? null : new SentView(cell.centre(), cell.subject(), cell.fund(), cell.project());
        }
    }

    static PostedLineView of(PostedLine line) {
        return new PostedLineView(
                line.line().source(),
                line.line().id(),
                line.status(),
                line.centre(),
                line.subject(),
                line.fund(),
                line.project(),
                line.date(),
                Objects.toString(line.month(), null),
                Decimals.plain(line.amount()),
                line.entries().stream().map(BookedView::of).toList(),
                line.document(),
                line.memo(),
                line.code(),
                line.kind(),
                line.batch(),
                line.actor(),
                line.bookedAt(),
                line.sequence(),
                SentView.of(line.sent()),
                ReversalView.of(line.reverses()),
                ReversalView.of(line.reversedBy()));
    }
}
