package dev.heng.budget.adjustment;

/** A line of a year's budget. */
record BudgetLine(String centre, String subject, String fund, String project) {
    @Override
    public String toString() {
        return String.join("/", centre, subject, fund, project);
    }
}
