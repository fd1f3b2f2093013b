package dev.heng.budget.approval.rest;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is said to those whose task it is. */
public record PostReminderRequest(
        @Size(max = 2000) @Schema(nullable = true, description = "May be absent.", examples = "月底前须下达") @Nullable String opinion) {}
