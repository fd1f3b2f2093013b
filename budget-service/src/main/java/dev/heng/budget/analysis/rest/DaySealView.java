package dev.heng.budget.analysis.rest;

import dev.heng.budget.analysis.DaySeal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The seal of a day, as the API shows it. */
@Schema(name = "DaySeal")
public record DaySealView(
        @Schema(examples = "2026-03-31") LocalDate date,

        @Schema(
                description =
                        "The Ledger-Sequence of the last posting that was known when the day was over; 0 before the day of the first posting",
                examples = "4711")
        long sequence,

        @Schema(
                nullable = true,
                description =
                        "The digest of that posting, chained to all before it: kept elsewhere it proves them. Null before the day of the"
                                + " first posting",
                examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        @Nullable String digest,

        @Schema(description = "How many postings came since the day before", examples = "120")
        long postings,

        @Schema(nullable = true, description = "When the day was sealed; null before the day of the first posting")
        @Nullable Instant sealedAt) {
    static DaySealView of(DaySeal seal) {
        return new DaySealView(seal.date(), seal.sequence(), seal.digest(), seal.postings(), seal.sealedAt());
    }

    static @Nullable DaySealView orNull(Optional<DaySeal> seal) {
        return seal.map(DaySealView::of).orElse(null);
    }
}
