package dev.heng.budget.execution.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a reversal. */
public record ReverseLineRequest(
        @NotNull @Size(min = 1, max = LineRequest.ID_LENGTH_MAX) @Schema(
                description = "Identifies the reversing line within its source, like the id of any line",
                examples = "2026-03-0001-R")
        String id,

        @NotBlank @Size(max = 1000) @Schema(examples = "Charged twice.")
        String reason,

        @Schema(nullable = true, description = "The day for which it counts; absent: that of the line") @Nullable LocalDate date) {
    public ReverseLineRequest {
        LineRequest.requireYear(date);
    }
}
