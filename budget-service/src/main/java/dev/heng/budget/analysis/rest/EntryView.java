package dev.heng.budget.analysis.rest;

import dev.heng.budget.analysis.Entry;
import dev.heng.budget.analysis.FigureKind;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry as the API shows it. */
public record EntryView(
        long sequence,
        int index,

        @Schema(
                description =
                        "EXECUTION, REPLAY (of a suspended line), OPENING, RESERVATION, USE (of a reservation), RELEASE, EXPIRY, REVERSAL (of a line), OVERRIDE,"
                                + " HOLD (of what an adjustment takes), ADJUSTMENT or GIVE_BACK (of what was held)",
                examples = "EXECUTION")
        String kind,

        @Schema(nullable = true, examples = "his") @Nullable String source,
        @Schema(nullable = true) @Nullable String batch,

        @Schema(nullable = true, examples = "2026-03-0001") @Nullable String id,

        @Schema(nullable = true) @Nullable String document,
        @Schema(nullable = true) @Nullable String memo,
        String centre,
        String subject,
        String fund,
        String project,
        @Schema(examples = "2026-03") String month,
        FigureKind figure,

        @Schema(nullable = true, description = "As it was given: the balance of a STOCK line, else the change")
        @Nullable BigDecimal amount,

        @Schema(description = "By how much the figure changed; the deltas add up to the figure")
        BigDecimal delta,

        @Schema(nullable = true, description = "The balance of a STOCK line at its date") @Nullable BigDecimal balance,

        @Schema(nullable = true) @Nullable LocalDate date,
        long cellVersion,
        String actor,
        Instant bookedAt,

        @Schema(nullable = true, description = "The line of the same source that this one takes back") @Nullable String reverses,

        @Schema(nullable = true, description = "The line of the same source that takes this one back") @Nullable String reversedBy) {
    static EntryView of(Entry entry) {
        return new EntryView(
                entry.sequence(),
                entry.index(),
                entry.kind(),
                entry.source(),
                entry.batch(),
                entry.id(),
                entry.document(),
                entry.memo(),
                entry.centre(),
                entry.subject(),
                entry.fund(),
                entry.project(),
                entry.month().toString(),
                entry.figure(),
                Decimals.plainOrNull(entry.amount()),
                Decimals.plain(entry.delta()),
                Decimals.plainOrNull(entry.balance()),
                entry.date(),
                entry.cellVersion(),
                entry.actor(),
                entry.bookedAt(),
                entry.reverses(),
                entry.reversedBy());
    }
}
