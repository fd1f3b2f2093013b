package dev.heng.budget.settlement;

/** What is compared. Sums are of money that flows. */
public enum TieOutName {
    /** original + adjustment of the lines; what the entries of plans and adjustments add up to. */
    BUDGET_IS_ENTRIES,
    /** The cells of the year; those of them that are the sum of their entries. */
    CELLS_ARE_ENTRIES,
    /** executed of the lines; what was posted. */
    EXECUTED_IS_POSTED,
    /** reserved of the lines; what is open of reservations. */
    RESERVED_IS_OPEN,
    /** What remains of the budget of spending lines that did not use it up; carried, lapsed or returned. Without a run: 0 and 0. */
    UNSPENT_IS_DISPOSED,
    /** Carried out of the lines; what was added to the next year. */
    CARRIED_OUT_IS_CARRIED_IN,
    /** executed of the hospital, income less expense; the sum of its centres. */
    SURPLUS_IS_CENTRES
}
