package dev.heng.budget.review;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A control figure that somebody else has decided since it was read, as a member of {@code problems}.
 *
 * @param index of the figure in the call
 * @param version its present one; null when there is none any more
 * @param amount its present one; null when there is none any more
 */
public record StaleFigure(
        int index,
        String centre,
        String subject,
        String fund,
        String project,
        @Nullable Long version,
        @Nullable BigDecimal amount,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason) {
    static StaleFigure of(int index, BudgetLine line, @Nullable ControlFigure figure) {
        return new StaleFigure(
                index,
                line.centre(),
                line.subject(),
                line.fund(),
                line.project(),
                figure == null ? null : figure.version(),
                figure == null ? null : Decimals.plain(figure.amount()),
                figure == null ? null : figure.decidedBy(),
                figure == null ? null : figure.decidedAt(),
                figure == null ? null : figure.reason());
    }

    /** For a person. */
    String told() {
        String line = new BudgetLine(centre, subject, fund, project).toString();
        return decidedBy == null
                ? "The line " + line + " has no control figure."
                : "The control figure of " + line + " was decided by " + decidedBy + " at " + decidedAt + ".";
    }
}
