package dev.heng.budget.review;

import java.util.Comparator;

/**
 * What names a line of the budget of a year.
 *
 * @param fund {@link #FUND_OWN} unless another is named
 * @param project {@link #PROJECT_NONE} without one
 */
public record BudgetLine(String centre, String subject, String fund, String project) implements Comparable<BudgetLine> {
    public static final String FUND_OWN = "OWN";
    public static final String PROJECT_NONE = "-";

    /** Before every line. */
    public static final BudgetLine START = new BudgetLine("", "", "", "");

    /** The order of the table's key, in which figures are locked and listed. */
    private static final Comparator<BudgetLine> ORDER = Comparator.comparing(BudgetLine::centre)
            .thenComparing(BudgetLine::subject)
            .thenComparing(BudgetLine::fund)
            .thenComparing(BudgetLine::project);

    @Override
    public int compareTo(BudgetLine other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return String.join(" ", centre, subject, fund, project);
    }
}
