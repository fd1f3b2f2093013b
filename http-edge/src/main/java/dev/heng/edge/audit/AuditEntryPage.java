package dev.heng.edge.audit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the trail, as the OpenAPI document shows it. */
@Schema(name = "AuditEntryPage")
record AuditEntryPage(
        List<AuditEntryView> items,

        @Schema(nullable = true, description = "To be sent as after for the following page; null on the last") @Nullable String next) {}
