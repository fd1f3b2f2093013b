package dev.heng.budget.approval.rest;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** To whom the bearer gives its task. */
public record PostForwardRequest(
        @NotNull @Size(min = 1, max = 256) @Schema(description = "The name in the user's tokens", examples = "zhou")
        String user,

        @Min(1) @Schema(nullable = true, description = "Absent: the first that the bearer can decide", examples = "1")
        @Nullable Integer task,

        @Size(max = 2000) @Schema(nullable = true, examples = "出差, 请代为审批") @Nullable String opinion) {}
