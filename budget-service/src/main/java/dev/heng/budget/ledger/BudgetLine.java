package dev.heng.budget.ledger;

import java.time.YearMonth;
import java.util.Comparator;

/**
 * A line of a hospital's budget, whatever the month. The natural order is that of the tables, in which lines are locked and listed.
 *
 * @param fund {@link CellKey#FUND_DEFAULT} unless another is named
 * @param project {@link CellKey#PROJECT_DEFAULT} without one
 */
public record BudgetLine(String centre, String subject, String fund, String project) implements Comparable<BudgetLine> {
    /** Before every line. */
    public static final BudgetLine START = new BudgetLine("", "", "", "");

    private static final Comparator<BudgetLine> ORDER = Comparator.comparing(BudgetLine::centre)
            .thenComparing(BudgetLine::subject)
            .thenComparing(BudgetLine::fund)
            .thenComparing(BudgetLine::project);

    /** The line of a cell. */
    public static BudgetLine of(CellKey cell) {
        return new BudgetLine(cell.centre(), cell.subject(), cell.fund(), cell.project());
    }

    /** True when the line belongs to a project. */
    public boolean hasProject() {
        return !project.equals(CellKey.PROJECT_DEFAULT);
    }

    /** Its cell of a month. */
    public CellKey in(YearMonth month) {
        return new CellKey(centre, subject, fund, project, month);
    }

    @Override
    public int compareTo(BudgetLine other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return String.join("/", centre, subject, fund, project);
    }
}
