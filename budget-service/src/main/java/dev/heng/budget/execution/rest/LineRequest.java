package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.edge.Texts;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One line as a source sends it. */
public record LineRequest(
        @NotNull @Size(min = 1, max = ID_LENGTH_MAX) String id,

        @NotNull @Pattern(regexp = Texts.CODE, message = NO_CODE) String centre,

        @NotNull @Pattern(regexp = Texts.CODE, message = NO_CODE) String subject,

        @NotNull LocalDate date,
        @NotNull BigDecimal amount,

        @Pattern(regexp = Texts.CODE, message = NO_CODE) @Nullable String fund,

        @Pattern(regexp = "-|" + Texts.CODE, message = NO_CODE) @Nullable String project,

        @Size(min = 1, max = 200) @Nullable String document,
        @Size(max = 1000) @Nullable String memo) {
    static final int ID_LENGTH_MAX = 200;
    static final String NO_CODE = "Not a code: letters, digits, dot, underscore, hyphen.";

    private static final int YEAR_MIN = 1900;
    private static final int YEAR_MAX = 2999;

    public LineRequest {
        requireYear(date);
    }

    static void requireYear(@Nullable LocalDate date) {
        if (date != null && (date.getYear() < YEAR_MIN || date.getYear() > YEAR_MAX)) {
            throw new IllegalArgumentException("The date is not in the years " + YEAR_MIN + " to " + YEAR_MAX + ".");
        }
    }

    ExecutionLine line() {
        return new ExecutionLine(
                id,
                centre,
                subject,
                fund == null ? CellKey.FUND_DEFAULT : fund,
                project == null ? CellKey.PROJECT_DEFAULT : project,
                date,
                amount,
                document,
                memo);
    }
}
