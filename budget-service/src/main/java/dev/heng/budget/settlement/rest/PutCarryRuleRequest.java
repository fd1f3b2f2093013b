package dev.heng.budget.settlement.rest;

import dev.heng.budget.settlement.CarryRuleDefinition;
import dev.heng.budget.settlement.ReservationTreatment;
import dev.heng.budget.settlement.Treatment;
import dev.heng.edge.Texts;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a PUT of a rule of carrying forward. */
public record PutCarryRuleRequest(
        @NotBlank @Size(max = 200) @Schema(examples = "财政项目资金结转两年")
        String name,

        @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(description = "Absent: every fund.", examples = "FISCAL")
        @Nullable String fund,

        @Pattern(regexp = Texts.CODE + "|[*-]", message = NO_CODE) @Schema(
                description = "A project, `*` for lines with a project, `-` for lines without one; absent: both.",
                examples = "*")
        @Nullable String project,

        @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(description = "With what is below it; absent: every subject.", examples = "EXP_CAP")
        @Nullable String subject,

        @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(description = "With what is below it; absent: every centre.", examples = "C-CARD")
        @Nullable String centre,

        @NotNull @Schema(
                description =
                        "CARRY: budget of the next year; LAPSE: it ends with the year; RETURN: to be handed back, named in the account.")
        Treatment unspent,

        @Min(1) @Max(99) @Schema(
                description =
                        "How often money is carried at most; older money is to be handed back. Absent: without end.",
                examples = "2")
        @Nullable Integer untilYears,

        @Schema(
                description =
                        "CARRY: a reservation goes on in the next year with its budget; RELEASE: it is given back. Absent: CARRY.")
        @Nullable ReservationTreatment reservations) {
    private static final String NO_CODE = "Not a code.";

    CarryRuleDefinition definition() {
        return new CarryRuleDefinition(
                name,
                fund,
                project,
                subject,
                centre,
                unspent,
                untilYears,
                reservations == null ? ReservationTreatment.CARRY : reservations);
    }
}
