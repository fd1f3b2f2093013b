package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.ReservationUse;
import dev.heng.edge.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Execution lines that spend what was set aside. */
public record UseReservationRequest(
        @NotNull @Size(min = 1, max = PostExecutionsRequest.SOURCE_LENGTH_MAX) @Schema(
                description = "Of the execution lines; another system may spend than the one that reserved.",
                examples = "his")
        String source,

        @NotNull @Size(min = 1) @Schema(description = "At most 1,000, all or none.")
        List<@Valid Line> lines) {
    /** One of them. */
    @Schema(name = "ReservationUseLine")
    public record Line(
            @NotNull @Size(min = 1, max = 200) @Schema(
                    description = "Identifies the execution line within its source for ever.",
                    examples = "invoice-778-1")
            String id,

            @NotNull @Pattern(regexp = Texts.CODE, message = LineRequest.NO_CODE) @Schema(description = "The line of the reservation.", examples = "1")
            String line,

            @NotNull @Schema(
                    description =
                            "The day whose month takes the amount. In another month than the reservation's the budget moves along,"
                                    + " as two adjustments that add up to nothing.",
                    examples = "2026-03-31")
            LocalDate date,

            @NotNull @Positive @Schema(
                    description = "Above 0. What is more than open is asked of the budget like any posting.",
                    examples = "700")
            BigDecimal amount,

            @Schema(description = "Nothing more will come for the line: the rest is given back. Absent: false.")
            @Nullable Boolean closesLine,

            @Size(min = 1, max = 200) @Nullable String document,
            @Size(max = 1000) @Nullable String memo) {
        public Line {
            LineRequest.requireYear(date);
        }

        private ReservationUse use() {
            return new ReservationUse(id, line, date, amount, Boolean.TRUE.equals(closesLine), document, memo);
        }
    }

    List<ReservationUse> uses() {
        return lines.stream().map(Line::use).toList();
    }
}
