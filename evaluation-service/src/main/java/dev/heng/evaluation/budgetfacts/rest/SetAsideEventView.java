package dev.heng.evaluation.budgetfacts.rest;

import dev.heng.evaluation.budgetfacts.SetAsideEvents.SetAsideEvent;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An event that could not be understood, without its body. */
@Schema(name = "SetAsideEvent")
public record SetAsideEventView(
        long id,
        @Schema(examples = "budget.execution.v1") String topic,
        int partition,
        long offset,

        @Schema(nullable = true, examples = "cell/x-hospital/C-CARD/REV_OP/OWN/-/2026-03")
        String key,

        @Schema(nullable = true, examples = "heng.budget.cell-changed")
        String type,

        @Schema(nullable = true, description = "The hospital that the key names")
        String hospital,

        @Schema(description = "Why it could not be understood")
        String reason,

        @Schema(nullable = true) Integer bodyBytes,
        Instant setAsideAt,

        @Schema(nullable = true, description = "Null while it holds back the figures of its hospitals")
        Instant resolvedAt,

        @Schema(nullable = true, description = "Null unless a person decided that nothing is lost with it")
        String dismissedBy,

        @Schema(nullable = true) String dismissal) {
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
