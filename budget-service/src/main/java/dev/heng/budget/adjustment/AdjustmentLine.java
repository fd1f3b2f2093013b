package dev.heng.budget.adjustment;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.ledger.CellKey;
import java.math.BigDecimal;

/**
 * By how much the budget of one cell changes.
 *
 * @param amount above 0: more; below: less
 */
public record AdjustmentLine(CellKey cell, BigDecimal amount) {
    /** Centre, subject, fund and project, of any month. */
    BudgetLine line() {
        return new BudgetLine(cell.centre(), cell.subject(), cell.fund(), cell.project());
    }

    boolean isTaking() {
        return amount.signum() < 0;
    }
}
