package dev.heng.budget.alerting.rest;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What whoever has seen an alert says about it. */
public record AcknowledgeAlertRequest(
        @Size(max = 1000) @Schema(description = "May be absent.", examples = "已联系科室, 下月调整") @Nullable String note) {}
