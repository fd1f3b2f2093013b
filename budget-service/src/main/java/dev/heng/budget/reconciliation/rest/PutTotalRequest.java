package dev.heng.budget.reconciliation.rest;

import dev.heng.budget.reconciliation.Total;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a PUT of a control total. */
public record PutTotalRequest(
        @NotNull @Min(0) @Schema(description = "How many lines, each counted once however often it is sent.", examples = "120")
        Integer lines,

        @NotNull @Schema(
                description = "The sum of their amounts as they are sent, balances too, whatever their unit.",
                examples = "5400.50")
        BigDecimal amount) {
    Total total() {
        return new Total(lines, amount);
    }
}
