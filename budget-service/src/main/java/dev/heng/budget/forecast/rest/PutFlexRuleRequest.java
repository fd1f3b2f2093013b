package dev.heng.budget.forecast.rest;

import dev.heng.budget.forecast.FlexRuleDefinition;
import dev.heng.edge.Texts;
import dev.heng.edge.json.Decimals;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a PUT of a rule by which a budget follows a volume. */
public record PutFlexRuleRequest(
        @NotBlank @Size(max = 200) @Schema(examples = "门诊卫材随门诊量")
        String name,

        @NotNull @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(description = "Whose budget it is: a flow of money", examples = "EXP_MED_MAT")
        String subject,

        @NotNull @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(description = "A subject of the category VOLUME", examples = "VISITS_OP")
        String volume,

        @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(nullable = true, description = "With what is below it; absent: every centre", examples = "C-CARD")
        @Nullable String centre,

        @NotNull @DecimalMin("0") @DecimalMax("1") @Schema(description = "The part of the budget that stays whatever comes, 0 to 1", examples = "0.3")
        BigDecimal fixedShare) {
    private static final String NO_CODE = "Not a code: letters, digits, dot, underscore, hyphen.";

    FlexRuleDefinition definition() {
        return new FlexRuleDefinition(name, subject, volume, centre, Decimals.plain(fixedShare));
    }
}
