package dev.heng.budget.settlement.rest;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why something is taken back. */
@Schema(name = "SettlementReason")
public record ReasonRequest(
        @NotBlank @Size(max = 2000) @Schema(examples = "决算审核后重新结转")
        String reason) {}
