package dev.heng.budget.settlement.rest;

import dev.heng.budget.settlement.RedLineLimits;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a POST of a final account: from where on a line needs a comment. */
public record PostFinalAccountRequest(
        @DecimalMin("0") @DecimalMax("1") @Schema(
                description = "The lowest share of its budget that needs no comment, at most 4 decimals; absent: 0.9",
                examples = "0.9")
        @Nullable BigDecimal lowestRate,

        @DecimalMin("1") @DecimalMax("100") @Schema(description = "The highest, of income; absent: 1.1", examples = "1.1")
        @Nullable BigDecimal highestRate,

        @DecimalMin("0") @Schema(description = "A smaller difference from the budget needs no comment; absent: 0", examples = "1000")
        @Nullable BigDecimal ignoreBelow) {
    RedLineLimits limits() {
        return new RedLineLimits(
                lowestRate == null ? RedLineLimits.LOWEST_RATE : lowestRate,
                highestRate == null ? RedLineLimits.HIGHEST_RATE : highestRate,
                ignoreBelow == null ? BigDecimal.ZERO : ignoreBelow);
    }
}
