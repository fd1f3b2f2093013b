package dev.heng.budget.consolidation;

/** The rules that a budget is held against, by name. */
public enum BudgetCheck {
    /** Expense and capital are covered by income, financing and what earlier surpluses pay (R1). */
    BALANCE,
    /** Expense is not above income (R1). */
    NO_DEFICIT,
    /** The hospital is the sum of its centres, and centres below another have no more than that has. */
    HOSPITAL_EQUALS_CENTRES,
    /** Every line has its twelve months, no finer than the ledger books. */
    YEAR_EQUALS_MONTHS,
    /** The medical risk fund is 1 to 3 per mille of medical income (R11). */
    RISK_FUND,
    /** Financing has an approval from outside (R12). */
    NON_CURRENT_DEBT_NEEDS_APPROVAL,
    /** Where income moves against the version before, expense moves with it (R7). */
    INCOME_MOVES_WITH_EXPENSE,
    /** What came up and what is planned keep to the control figures. */
    CONTROL_KEPT,
    /** Capital lines belong to a project with a feasibility study (R12). */
    CAPITAL_NEEDS_FEASIBILITY
}
