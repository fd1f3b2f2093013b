package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.edge.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines that somebody would like to spend. */
public record AvailabilityRequest(@NotNull List<@Valid Line> lines) {
    /** One of them. */
    public record Line(
            @NotNull @Pattern(regexp = Texts.CODE, message = LineRequest.NO_CODE) String centre,

            @NotNull @Pattern(regexp = Texts.CODE, message = LineRequest.NO_CODE) String subject,

            @NotNull LocalDate date,
            @NotNull BigDecimal amount,

            @Pattern(regexp = Texts.CODE, message = LineRequest.NO_CODE) @Nullable String fund,

            @Pattern(regexp = "-|" + Texts.CODE, message = LineRequest.NO_CODE) @Nullable String project,

            @Size(min = 1, max = 200) @Nullable String document) {
        public Line {
            LineRequest.requireYear(date);
        }
    }

    /** The lines as a source would send them, each with its position as the id. */
    List<ExecutionLine> toLines() {
        List<ExecutionLine> asked = new ArrayList<>();
        for (Line line : lines) {
            asked.add(new LineRequest(
                            Integer.toString(asked.size()),
                            line.centre(),
                            line.subject(),
                            line.date(),
                            line.amount(),
                            line.fund(),
                            line.project(),
                            line.document(),
                            null)
                    .line());
        }
        return asked;
    }
}
