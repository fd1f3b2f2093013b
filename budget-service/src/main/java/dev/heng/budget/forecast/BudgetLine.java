package dev.heng.budget.forecast;

/** Where a budget stands, without the month. */
public record BudgetLine(String centre, String subject, String fund, String project) {}
