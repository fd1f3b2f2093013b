package dev.heng.evaluation.budgetfacts.rest;

import dev.heng.evaluation.budgetfacts.SetAsideEvents.SetAsideEvent;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An event that could not be understood, without its body. */
@Schema(name = "SetAsideEvent")
public record SetAsideEventView(
        long id,
        @Schema(examples = "budget.execution.v1") String topic,
        int partition,
        long offset,

        @Schema(nullable = true, examples = "cell/x-hospital/C-CARD/REV_OP/OWN/-/2026-03") @Nullable String key,

        @Schema(nullable = true, examples = "heng.budget.cell-changed") @Nullable String type,

        @Schema(nullable = true, description = "The hospital that the key names") @Nullable String hospital,

        @Schema(description = "Why it could not be understood")
        String reason,

        @Schema(nullable = true) @Nullable Integer bodyBytes,
        Instant setAsideAt,

        @Schema(nullable = true, description = "Null while it holds back the figures of its hospitals") @Nullable Instant resolvedAt,

        @Schema(nullable = true, description = "Null unless a person decided that nothing is lost with it") @Nullable String dismissedBy,

        @Schema(nullable = true) @Nullable String dismissal) {
    static SetAsideEventView of(SetAsideEvent event) {
        return new SetAsideEventView(
                event.id(),
                event.topic(),
                event.partition(),
                event.offset(),
                event.key(),
                event.type(),
                event.hospital(),
                event.reason(),
                event.bodyBytes(),
                event.setAsideAt(),
                event.resolvedAt(),
                event.dismissedBy(),
                event.dismissal());
    }
}
