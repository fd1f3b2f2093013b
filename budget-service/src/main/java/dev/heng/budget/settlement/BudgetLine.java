package dev.heng.budget.settlement;

import dev.heng.budget.ledger.CellKey;
import java.time.YearMonth;
import java.util.Comparator;

/** A line of a budget, whatever the month. The natural order is that of the tables. */
public record BudgetLine(String centre, String subject, String fund, String project) implements Comparable<BudgetLine> {
    private static final Comparator<BudgetLine> ORDER = Comparator.comparing(BudgetLine::centre)
            .thenComparing(BudgetLine::subject)
            .thenComparing(BudgetLine::fund)
            .thenComparing(BudgetLine::project);

    /** True when the line belongs to a project. */
    boolean hasProject() {
        return !project.equals(CellKey.PROJECT_DEFAULT);
    }

    static BudgetLine of(CellKey cell) {
        return new BudgetLine(cell.centre(), cell.subject(), cell.fund(), cell.project());
    }

    CellKey in(YearMonth month) {
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
