package dev.heng.budget.settlement.rest;

import dev.heng.budget.settlement.AccountTotal;
import dev.heng.budget.subject.Category;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Lines of a final account together, as the API shows them. */
@Schema(name = "AccountTotal")
public record AccountTotalView(
        @Schema(nullable = true, description = "The centre or subject; null for the hospital") @Nullable String key,

        Category category,
        BigDecimal original,
        BigDecimal adjustment,
        BigDecimal budget,
        BigDecimal reserved,
        BigDecimal executed,

        @Schema(nullable = true, description = "executed / budget with 4 decimals; null without a budget") @Nullable BigDecimal rate,

        BigDecimal carriedIn,
        BigDecimal carriedOut,
        BigDecimal lapsed,
        BigDecimal returned) {
    static AccountTotalView of(AccountTotal total) {
        return new AccountTotalView(
                total.key(),
                total.category(),
                Decimals.plain(total.original()),
                Decimals.plain(total.adjustment()),
                Decimals.plain(total.budget()),
                Decimals.plain(total.reserved()),
                Decimals.plain(total.executed()),
                Decimals.plainOrNull(total.rate()),
                Decimals.plain(total.carriedIn()),
                Decimals.plain(total.carriedOut()),
                Decimals.plain(total.lapsed()),
                Decimals.plain(total.returned()));
    }
}
