package dev.heng.budget.reconciliation.rest;

import dev.heng.budget.reconciliation.Total;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Lines and what they add up to, as the API shows them. */
@Schema(name = "Total")
public record TotalView(
        @Schema(examples = "120") long lines,
        @Schema(examples = "5400.50") BigDecimal amount) {
    static TotalView of(Total total) {
        return new TotalView(total.lines(), Decimals.plain(total.amount()));
    }

    static @Nullable TotalView ofNullable(@Nullable Total total) {
        return total == null ? null : of(total);
    }
}
