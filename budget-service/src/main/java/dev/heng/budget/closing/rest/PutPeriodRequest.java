package dev.heng.budget.closing.rest;

import dev.heng.budget.closing.PeriodState;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a PUT of a month. */
public record PutPeriodRequest(
        @NotNull PeriodState state,

        @Size(max = 1000) @Schema(
                description = "Why; required when a month that is closed, softly or not, is opened again.",
                examples = "A late invoice of the pharmacy.")
        @Nullable String reason,

        @Schema(
                nullable = true,
                description =
                        "True: whoever closes the month looked at its open reservations, which stay usable. Absent means false.")
        @Nullable Boolean reservationsReviewed) {}
