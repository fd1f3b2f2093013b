package dev.heng.evaluation.collection.rest;

import dev.heng.evaluation.collection.Entry;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is entered for one indicator of a centre in a period. */
public record InputRequest(
        @Schema(
                description = "MODIFIER and indicators without a formula",
                minimum = "0",
                maximum = "100",
                examples = "92")
        @Nullable BigDecimal rating,

        @Schema(description = "Replaces the computed actual; needs evidence") @Nullable BigDecimal actual,

        @Schema(description = "Replaces the computed budget value; needs evidence") @Nullable BigDecimal target,

        @Schema(description = "VETO: true when the event happened") @Nullable Boolean veto,

        @Size(max = 4000) @Schema(description = "What it stands on") @Nullable String evidence) {

    Entry entry(String centre, String period, String indicator) {
        return new Entry(new Entry.Place(centre, period, indicator), rating, actual, target, veto, evidence);
    }
}
