package dev.heng.budget.alerting.rest;

import dev.heng.budget.alerting.AlertPolicy;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The alert policy as the API shows it. */
@Schema(name = "AlertPolicy")
public record AlertPolicyView(
        @Schema(examples = "10") BigDecimal slowSpendingPoints,
        @Schema(examples = "7") int expiryDays,
        @Schema(nullable = true) @Nullable String changedBy,
        @Schema(nullable = true) @Nullable Instant changedAt,

        @Schema(description = "0 as long as nobody chose") long version,

        long sequence) {
    static AlertPolicyView of(AlertPolicy policy) {
        return new AlertPolicyView(
                Decimals.plain(policy.slowSpendingPoints()),
                policy.expiryDays(),
                policy.changedBy(),
                policy.changedAt(),
                policy.version(),
                policy.sequence());
    }
}
