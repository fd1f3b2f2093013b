package dev.heng.budget.preparation.rest;

import dev.heng.budget.preparation.OpeningLine;
import dev.heng.edge.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a POST of an opening budget. */
public record PostOpeningRequest(
        @NotNull @Schema(description = "At most 10,000.") List<@Valid Line> lines) {
    private static final String FUND_OWN = "OWN";
    private static final String PROJECT_NONE = "-";

    /** The budget of one cell. */
    @Schema(name = "OpeningLine")
    public record Line(
            @NotNull @Pattern(regexp = Texts.CODE, message = "Not a code.") @Schema(examples = "C-CARD")
            String centre,

            @NotNull @Pattern(regexp = Texts.CODE, message = "Not a code.") @Schema(examples = "REV_OP")
            String subject,

            @NotNull @Schema(examples = "2026-03") YearMonth month,

            @NotNull @Schema(description = "At most 4 decimals, below 10^15 in size; any sign.", examples = "120000")
            BigDecimal amount,

            @Pattern(regexp = Texts.CODE, message = "Not a code.") @Schema(description = "Absent: OWN.") @Nullable String fund,

            @Pattern(regexp = "-|" + Texts.CODE, message = "Not a code.") @Schema(description = "Absent: -, no project.")
            @Nullable String project) {
        OpeningLine line() {
            return new OpeningLine(
                    centre,
                    subject,
                    fund == null ? FUND_OWN : fund,
                    project == null ? PROJECT_NONE : project,
                    month,
                    amount);
        }
    }
}
