package dev.heng.budget.review.rest;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.review.FigureDraft;
import dev.heng.edge.Texts;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A control figure as somebody wants it to be. */
@Schema(name = "ControlFigureRequest")
public record FigureRequest(
        @NotNull @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(examples = "C-CARD")
        String centre,

        @NotNull @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(examples = "EXP_MED_TRAVEL")
        String subject,

        @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(nullable = true, description = "Absent: OWN", examples = "OWN")
        @Nullable String fund,

        @Pattern(regexp = "-|" + Texts.CODE, message = NO_CODE) @Schema(nullable = true, description = "Absent: -, no project", examples = "-")
        @Nullable String project,

        @NotNull @Schema(
                description =
                        "For the year: of a flow the sum of its months, of a balance its December. At most 4 decimals.",
                examples = "96000")
        BigDecimal amount,

        @Size(max = 2000) @Schema(
                nullable = true,
                description = "Why; required where the amount is not what was proposed. At most 2,000 characters.",
                examples = "按上年执行数核定")
        @Nullable String reason,

        @PositiveOrZero @Schema(
                nullable = true,
                description = "Of the control figure as it was read; absent or 0 when there was none",
                examples = "1")
        @Nullable Long version) {
    private static final String NO_CODE = "Not a code: letters, digits, dot, underscore, hyphen.";

    FigureDraft draft() {
        return new FigureDraft(
                new BudgetLine(
                        centre,
                        subject,
                        fund == null ? CellKey.FUND_DEFAULT : fund,
                        project == null ? CellKey.PROJECT_DEFAULT : project),
                amount,
                reason == null || reason.isBlank() ? null : reason,
                version == null || version == 0 ? null : version);
    }
}
