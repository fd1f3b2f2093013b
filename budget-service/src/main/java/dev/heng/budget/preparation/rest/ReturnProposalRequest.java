package dev.heng.budget.preparation.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a return of a proposal. */
public record ReturnProposalRequest(
        @NotNull @NotBlank @Size(max = LineRequest.TEXT_LENGTH_MAX) @Schema(description = "What the centre is to do; at most 2,000 characters.", examples = "差旅费超出控制数, 请按人数重新测算")
        String reason) {}
