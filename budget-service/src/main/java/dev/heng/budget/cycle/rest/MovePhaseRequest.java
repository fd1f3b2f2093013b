package dev.heng.budget.cycle.rest;

import dev.heng.budget.cycle.Phase;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a move to another phase. */
public record MovePhaseRequest(
        @NotNull @Schema(description = "The phase after the present one, or the one before it")
        Phase phase,

        @Size(max = 1000) @Schema(
                nullable = true,
                description = "Why; required for the way back.",
                examples = "The control figures of the pharmacy are reviewed again.")
        @Nullable String reason) {}
