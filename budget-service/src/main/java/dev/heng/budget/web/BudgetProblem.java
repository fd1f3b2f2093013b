package dev.heng.budget.web;

import dev.heng.edge.Problem;

/** The refusals that only this service knows, in one line each; those of every service are in {@code EdgeProblem}. */
public enum BudgetProblem implements Problem {
    CHART_UNKNOWN(409, "The chart is not known"),
    SUBJECT_MEANING_FIXED(409, "The meaning of a subject with entries cannot change"),
    CENTRE_TREE_INVALID(409, "The centres would not form a tree"),
    CONTROL_RULE_AMBIGUOUS(409, "Another rule counts by the same names"),
    CONTROL_TOTAL_MISMATCH(409, "The control total does not agree with the lines"),
    PERIOD_CLOSED(409, "The period is closed"),
    RESERVATION_REFUSED(409, "Nothing was reserved or spent"),
    RESERVATION_CHANGED(409, "The reservation stands for something else"),
    RESERVATION_ENDED(409, "The reservation has ended"),
    BUDGET_BELOW_USED(409, "The budget would be below what is used");

    private final int status;
    private final String title;

    BudgetProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
