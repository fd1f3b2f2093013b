package dev.heng.budget.approval.rest;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whom else the present step is to wait for. */
public record PostSignerRequest(
        @NotNull @Size(min = 1, max = 256) @Schema(description = "The name in the user's tokens", examples = "zhou")
        String user,

        @Size(max = 2000) @Schema(nullable = true, examples = "请设备科会签") @Nullable String opinion) {}
