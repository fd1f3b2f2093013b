package dev.heng.evaluation.budgetfacts.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an event needs no further attention. */
public record DismissalRequest(
        @NotNull @Size(min = 1, max = 1000) @Schema(examples = "Sent by a test client; the producer never wrote it.")
        String reason) {}
