package dev.heng.budget.review;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Unit;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line as its centre submitted it last in the first round, and what was decided about it.
 *
 * @param category null for a subject that the chart does not have any more; so is the unit
 * @param proposed for the year: of a flow the sum of its months, of a balance its December
 * @param justification why the centre needs it, as it says
 * @param proposedBy who changed the line last
 * @param owner who answers for the subject on the last day of the year; null: nobody
 * @param figure null as long as there is none
 */
public record ProposedLine(
        BudgetLine line,
        @Nullable Category category,
        @Nullable Unit unit,
        BigDecimal proposed,
        @Nullable String justification,
        String proposedBy,
        @Nullable String owner,
        @Nullable ControlFigure figure) {
    public FigureState state() {
        if (figure == null) {
            return FigureState.OPEN;
        }
        if (figure.isUntouched()) {
            return FigureState.UNTOUCHED;
        }
        return figure.proposed().compareTo(proposed) == 0 ? FigureState.DECIDED : FigureState.STALE;
    }

    /** Whether it has been decided like that already. */
    boolean isDecidedAs(FigureDraft draft) {
        return figure != null
                && state() == FigureState.DECIDED
                && figure.amount().compareTo(draft.amount()) == 0
                && Objects.equals(figure.reason(), draft.reason());
    }
}
