package dev.heng.budget.analysis.rest;

import dev.heng.budget.analysis.FlexibleLine;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A flexible budget as the API shows it; null is no figure, 0 is one. */
@Schema(name = "FlexibleBudgetLine")
public record FlexibleLineView(
        @Schema(examples = "C-CARD") String centre,
        @Schema(examples = "EXP_MED_MAT") String subject,

        @Schema(
                description =
                        "FLEXED: it follows a volume. FIXED: there is no rule. NO_PLANNED_VOLUME, NO_ACTUAL_VOLUME: there is a rule, but the"
                                + " volume is missing; like FIXED the budget then stays what it is. Of several lines added up, the one that"
                                + " says most.")
        FlexibleLine.State state,

        @Schema(nullable = true, description = "The rule by which it follows; null for several lines added up")
        @Nullable String rule,

        @Schema(nullable = true, examples = "12000") @Nullable BigDecimal plannedVolume,

        @Schema(nullable = true, examples = "13000") @Nullable BigDecimal actualVolume,

        @Schema(nullable = true, description = "(budget - fixed) / plannedVolume, to six decimals") @Nullable BigDecimal rate,

        @Schema(nullable = true) @Nullable BigDecimal budget,

        @Schema(nullable = true, description = "The part of the budget that stays") @Nullable BigDecimal fixed,

        @Schema(nullable = true, description = "The budget at the volume that came") @Nullable BigDecimal flexible,

        @Schema(nullable = true) @Nullable BigDecimal executed,

        @Schema(nullable = true, description = "flexible - budget: by the volume") @Nullable BigDecimal volumeVariance,

        @Schema(nullable = true, description = "executed - flexible: by what a unit cost") @Nullable BigDecimal spendingVariance,

        @Schema(nullable = true, description = "executed - budget: both together") @Nullable BigDecimal variance) {
    static FlexibleLineView of(FlexibleLine line) {
        return new FlexibleLineView(
                line.centre(),
                line.subject(),
                line.state(),
                line.rule(),
                Decimals.plainOrNull(line.plannedVolume()),
                Decimals.plainOrNull(line.actualVolume()),
                Decimals.plainOrNull(line.rate()),
                Decimals.plainOrNull(line.budget()),
                Decimals.plainOrNull(line.fixed()),
                Decimals.plainOrNull(line.flexible()),
                Decimals.plainOrNull(line.executed()),
                Decimals.plainOrNull(line.volumeVariance()),
                Decimals.plainOrNull(line.spendingVariance()),
                Decimals.plainOrNull(line.variance()));
    }
}
