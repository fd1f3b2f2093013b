package dev.heng.budget.settlement.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a POST of a run. */
public record PostCarryRunRequest(
        @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "Not a digest: 64 hexadecimal digits.") @Schema(description = "The digest of the simulation that it is to be")
        String simulation) {}
