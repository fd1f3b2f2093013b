package dev.heng.budget.analysis.rest;

import dev.heng.budget.analysis.KnownOn;
import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** By what an answer as known on a day is given. */
@Schema(name = "KnownOn")
public record KnownOnView(
        @Schema(examples = "2026-03-31") LocalDate date,

        @Schema(description = "The last posting that counts; 0 before the day of the first", examples = "4711")
        long sequence,

        @Schema(
                nullable = true,
                description = "The digest of the day's seal; null before the day of the first posting",
                examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        @Nullable String digest,

        @Schema(
                description =
                        "Whether the hospital, one of its centres or its chart was changed since: sums follow the trees as they are now")
        boolean treesChanged) {
    static @Nullable KnownOnView orNull(Optional<KnownOn> known) {
        return known.map(on -> new KnownOnView(
                        on.seal().date(), on.seal().sequence(), on.seal().digest(), on.areTreesChanged()))
                .orElse(null);
    }
}
