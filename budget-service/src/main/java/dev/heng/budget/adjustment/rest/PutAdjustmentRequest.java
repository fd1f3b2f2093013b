package dev.heng.budget.adjustment.rest;

import dev.heng.budget.adjustment.AdjustmentDefinition;
import dev.heng.budget.adjustment.AdjustmentLine;
import dev.heng.budget.adjustment.AdjustmentType;
import dev.heng.budget.ledger.CellKey;
import dev.heng.edge.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a PUT of an adjustment. */
public record PutAdjustmentRequest(
        @NotNull @Min(1900) @Max(2999) @Schema(description = "Of all its months", examples = "2026")
        Integer year,

        @NotNull AdjustmentType type,

        @NotNull @Size(min = 1, max = 200) @Schema(examples = "差旅费调剂")
        String title,

        @NotNull @Size(min = 1, max = 2000) @Schema(description = "Why, for those who approve", examples = "学术会议移至骨科承办")
        String reason,

        @Size(min = 1, max = 2000) @Schema(nullable = true, description = "Why income changes without expense, or by another amount")
        @Nullable String couplingReason,

        @Size(min = 1, max = 200) @Schema(
                nullable = true,
                description = "The number of the approval of whoever granted the money",
                examples = "财社〔2026〕18号")
        @Nullable String externalApproval,

        @NotNull @Size(min = 1) @Schema(description = "At most 1,000; each cell once")
        List<@Valid Line> lines) {
    private static final String NO_CODE = "Not a code: letters, digits, dot, underscore, hyphen.";

    /** By how much the budget of one cell changes. */
    @Schema(name = "PutAdjustmentLine")
    public record Line(
            @NotNull @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(examples = "C-CARD")
            String centre,

            @NotNull @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(examples = "EXP_MED_TRAVEL")
            String subject,

            @NotNull @Schema(examples = "2026-09") YearMonth month,

            @NotNull @Schema(description = "Above 0: more; below: less; at most 4 decimals", examples = "-12000")
            BigDecimal amount,

            @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(description = "Absent: OWN.") @Nullable String fund,

            @Pattern(regexp = "-|" + Texts.CODE, message = NO_CODE) @Schema(description = "Absent: -, no project.")
            @Nullable String project) {
        private AdjustmentLine line() {
            return new AdjustmentLine(
                    new CellKey(
                            centre,
                            subject,
                            fund == null ? CellKey.FUND_DEFAULT : fund,
                            project == null ? CellKey.PROJECT_DEFAULT : project,
                            month),
                    amount);
        }
    }

    AdjustmentDefinition definition() {
        return new AdjustmentDefinition(
                year,
                type,
                title,
                reason,
                couplingReason,
                externalApproval,
                lines.stream().map(Line::line).toList());
    }
}
