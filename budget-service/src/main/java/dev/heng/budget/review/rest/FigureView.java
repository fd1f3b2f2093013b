package dev.heng.budget.review.rest;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.review.ControlFigure;
import dev.heng.budget.review.FigureState;
import dev.heng.budget.review.ProposedLine;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Unit;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A proposed line with its control figure, as the API shows it. */
@Schema(name = "ControlFigure")
public record FigureView(
        @Schema(examples = "C-CARD") String centre,
        @Schema(examples = "EXP_MED_TRAVEL") String subject,
        @Schema(examples = "OWN") String fund,
        @Schema(examples = "-") String project,

        @Schema(nullable = true, description = "null: the chart does not have the subject any more") @Nullable Category category,

        @Schema(nullable = true) @Nullable Unit unit,

        @Schema(examples = "120000", description = "For the year, as the centre submitted it last in the first round")
        BigDecimal proposed,

        @Schema(nullable = true, description = "Why the centre needs it") @Nullable String justification,

        @Schema(description = "Who changed the proposed line last")
        String proposedBy,

        @Schema(
                nullable = true,
                examples = "C-FIN",
                description = "Who answers for the subject on the last day of the year; null: nobody")
        @Nullable String owner,

        @Schema(
                description =
                        "OPEN: nobody has decided; DECIDED; STALE: the centre has proposed something else since; UNTOUCHED: nobody decided"
                                + " before the phase was over, the control figure is what was proposed.")
        FigureState state,

        @Schema(nullable = true, examples = "96000", description = "The control figure; null as long as there is none")
        @Nullable BigDecimal amount,

        @Schema(nullable = true, description = "What was proposed when it was decided") @Nullable BigDecimal decidedOn,

        @Schema(nullable = true) @Nullable String reason,
        @Schema(nullable = true) @Nullable String decidedBy,
        @Schema(nullable = true) @Nullable Instant decidedAt,

        @Schema(nullable = true, description = "To be sent with the next decision; null as long as there is none")
        @Nullable Long version) {
    static FigureView of(ProposedLine proposed) {
        BudgetLine line = proposed.line();
        @Nullable ControlFigure figure = proposed.figure();
        return new FigureView(
                line.centre(),
                line.subject(),
                line.fund(),
                line.project(),
                proposed.category(),
                proposed.unit(),
                Decimals.plain(proposed.proposed()),
                proposed.justification(),
                proposed.proposedBy(),
                proposed.owner(),
                proposed.state(),
                figure == null ? null : Decimals.plain(figure.amount()),
                figure == null ? null : Decimals.plain(figure.proposed()),
                figure == null ? null : figure.reason(),
                figure == null ? null : figure.decidedBy(),
                figure == null ? null : figure.decidedAt(),
                figure == null ? null : figure.version());
    }
}
