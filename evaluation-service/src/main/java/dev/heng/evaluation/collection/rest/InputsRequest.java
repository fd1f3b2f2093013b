package dev.heng.evaluation.collection.rest;

import dev.heng.edge.Texts;
import dev.heng.evaluation.collection.Entry;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Many inputs, taken as a whole or not at all. */
public record InputsRequest(@NotNull List<@NotNull @Valid Item> items) {

    /** One of them. */
    @Schema(name = "InputItem")
    public record Item(
            @NotNull @Pattern(regexp = Texts.CODE) String centre,

            @NotNull @Size(max = 20) @Schema(examples = "2026-Q1")
            String period,

            @NotNull @Pattern(regexp = Texts.CODE) String indicator,

            @Nullable BigDecimal rating,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal target,
            @Nullable Boolean veto,
            @Size(max = 4000) @Nullable String evidence) {

        Entry entry() {
            return new Entry(new Entry.Place(centre, period, indicator), rating, actual, target, veto, evidence);
        }
    }
}
