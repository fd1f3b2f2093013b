package dev.heng.evaluation.collection.rest;

import dev.heng.evaluation.collection.Input;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An input as it is answered. */
@Schema(name = "Input")
public record InputView(
        String centre,
        String period,
        String indicator,
        @Schema(nullable = true) @Nullable BigDecimal rating,
        @Schema(nullable = true) @Nullable BigDecimal actual,
        @Schema(nullable = true) @Nullable BigDecimal target,
        @Schema(nullable = true) @Nullable Boolean veto,
        @Schema(nullable = true) @Nullable String evidence,
        long version,
        Instant enteredAt,
        String enteredBy) {

    static InputView of(Input input) {
        var entry = input.entry();
        return new InputView(
                entry.place().centre(),
                entry.place().period(),
                entry.place().indicator(),
                entry.rating(),
                entry.actual(),
                entry.target(),
                entry.veto(),
                entry.evidence(),
                input.version(),
                input.enteredAt(),
                input.enteredBy());
    }
}
