package dev.heng.budget.alerting.rest;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a PUT of the alert policy. */
public record PutAlertPolicyRequest(
        @NotNull @DecimalMin("0") @DecimalMax("100") @Schema(
                description =
                        "How many points executed spending, in per cent of the year's budget, may be behind the months that have"
                                + " ended; at most 4 decimals.",
                examples = "10")
        BigDecimal slowSpendingPoints,

        @NotNull @Min(0) @Max(366) @Schema(
                description =
                        "How many days before its last day a reservation, or a phase of the budget cycle, is told.",
                examples = "7")
        Integer expiryDays) {}
