package dev.heng.budget.adjustment.rest;

import dev.heng.budget.adjustment.AdjustmentPolicy;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a hospital forbids of adjustments, as the API shows it. */
@Schema(name = "AdjustmentPolicy")
public record AdjustmentPolicyView(
        List<DirectionBody> forbidden,
        List<String> fiscalFunds,
        @Schema(nullable = true) @Nullable Integer mostOfCentre,
        @Schema(nullable = true) @Nullable BigDecimal percentOfLine,
        @Schema(nullable = true) @Nullable BigDecimal percentOfCentre,
        AdjustmentPolicy.Coupling coupling,

        @Schema(description = "0 as long as nobody chose") long version,

        @Schema(nullable = true) @Nullable String changedBy,
        @Schema(nullable = true) @Nullable Instant changedAt,
        long sequence) {
    static AdjustmentPolicyView of(AdjustmentPolicy policy) {
        AdjustmentPolicy.Choice choice = policy.choice();
        return new AdjustmentPolicyView(
                choice.forbidden().stream().map(DirectionBody::of).toList(),
                List.copyOf(choice.fiscalFunds()),
                choice.mostOfCentre(),
                plain(choice.percentOfLine()),
                plain(choice.percentOfCentre()),
                choice.coupling(),
                policy.version(),
                policy.changedBy(),
                policy.changedAt(),
                policy.sequence());
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal percent) {
        return percent == null ? null : Decimals.plain(percent);
    }
}
