package dev.heng.budget.adjustment.rest;

import dev.heng.budget.adjustment.AdjustmentPolicy;
import dev.heng.edge.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a PUT of an adjustment policy. */
public record PutAdjustmentPolicyRequest(
        @NotNull @Size(max = 200) @Schema(description = "Directions in which budget may not move")
        List<@Valid DirectionBody> forbidden,

        @NotNull @Size(max = 100) @Schema(
                description = "Funds whose projects are adjusted only with the approval of whoever granted the money",
                examples = "[\"FISCAL\"]")
        List<@NotNull @Pattern(regexp = Texts.CODE, message = SideBody.NO_CODE) String> fiscalFunds,

        @Min(0) @Max(100_000) @Schema(
                nullable = true,
                description = "How many adjustments of a year a centre may have a part in; absent: any number")
        @Nullable Integer mostOfCentre,

        @DecimalMin("0") @DecimalMax("10000") @Schema(
                nullable = true,
                description =
                        "By how much of its original budget of the year a line may change in all, in percent; absent: any",
                examples = "20")
        @Nullable BigDecimal percentOfLine,

        @DecimalMin("0") @DecimalMax("10000") @Schema(nullable = true, description = "The same of what a centre has to spend in the year", examples = "10")
        @Nullable BigDecimal percentOfCentre,

        @NotNull @Schema(description = "When income changes and expense does not alike: REQUIRE a reason, or WARN")
        AdjustmentPolicy.Coupling coupling) {
    AdjustmentPolicy.Choice choice() {
        return new AdjustmentPolicy.Choice(
                forbidden.stream().map(DirectionBody::direction).toList(),
                Set.copyOf(fiscalFunds),
                mostOfCentre,
                plain(percentOfLine),
                plain(percentOfCentre),
                coupling);
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal percent) {
        return percent == null ? null : percent.setScale(4, RoundingMode.HALF_UP);
    }
}
