package dev.heng.budget.control.rest;

import dev.heng.budget.control.ControlBasis;
import dev.heng.budget.control.ControlLevel;
import dev.heng.budget.control.ControlRuleDefinition;
import dev.heng.budget.subject.Control;
import dev.heng.edge.Texts;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a PUT of a control rule. */
public record PutControlRuleRequest(
        @NotBlank @Size(max = 200) @Schema(examples = "科室差旅费全年控制")
        String name,

        @Size(max = 200) @Schema(examples = "Travel of a centre, whole year") @Nullable String nameEn,

        @NotNull @Schema(description = "STRICT refuses, WARN tells, NONE switches control off where the rule is the narrowest.")
        Control control,

        @NotNull @Schema(
                description =
                        "What shares one limit: each LINE; in each centre the lines under one parent SUBJECT; all lines of"
                                + " a CENTRE; an OWNER department, of the subjects that it answers for; a POOL of all that the rule counts; the whole HOSPITAL.")
        ControlLevel level,

        @NotNull @Schema(
                description =
                        "Over which time the limit is summed. YEAR_TO_DATE looks at every later month too. PROJECT sums all"
                                + " years of each project.")
        ControlBasis basis,

        @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(
                description = "Counts this subject and those below it; absent: all money spent (EXPENSE and CAPITAL).",
                examples = "EXP_ADM")
        @Nullable String subject,

        @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(description = "Counts this centre and those below it; absent: every centre.", examples = "C-CARD")
        @Nullable String centre,

        @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(description = "Absent: every fund.") @Nullable String fund,

        @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(description = "Absent: every project.") @Nullable String project,

        @DecimalMin("0") @DecimalMax("100") @Schema(
                description = "By how many per cent the budget may be passed, at most 4 decimals; absent: 0.",
                examples = "5")
        @Nullable BigDecimal tolerance,

        @Schema(
                description =
                        "Whether a line without any budget of its own in the year is too much, however much the limit has"
                                + " left; absent: true.")
        @Nullable Boolean requiresLine,

        @DecimalMin("0.0001") @DecimalMax("100") @Schema(
                description =
                        "From which per cent of the budget on an alert warns, at most 4 decimals; less than escalateAt; absent: 80.",
                examples = "80")
        @Nullable BigDecimal warnAt,

        @DecimalMin("0.0001") @DecimalMax("100") @Schema(
                description = "From which per cent on an alert escalates, at most 4 decimals; absent: 90.",
                examples = "90")
        @Nullable BigDecimal escalateAt,

        @Schema(description = "The first month whose postings are judged; absent: always.", examples = "2026-01")
        @Nullable YearMonth validFrom,

        @Schema(description = "The last such month; absent: for ever.", examples = "2026-12") @Nullable YearMonth validTo) {
    private static final String NO_CODE = "Not a code.";

    ControlRuleDefinition definition() {
        return new ControlRuleDefinition(
                name,
                nameEn,
                control,
                level,
                basis,
                subject,
                centre,
                fund,
                project,
                tolerance == null ? BigDecimal.ZERO : tolerance,
                requiresLine == null || requiresLine,
                warnAt == null ? ControlRuleDefinition.WARN_AT : warnAt,
                escalateAt == null ? ControlRuleDefinition.ESCALATE_AT : escalateAt,
                validFrom == null ? ControlRuleDefinition.ALWAYS_FROM : validFrom,
                validTo == null ? ControlRuleDefinition.ALWAYS_TO : validTo);
    }
}
