package dev.heng.budget.approval.rest;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a document is taken back. */
public record PostWithdrawalRequest(
        @Size(max = 2000) @Schema(nullable = true, description = "May be absent.", examples = "金额有误") @Nullable String opinion) {}
