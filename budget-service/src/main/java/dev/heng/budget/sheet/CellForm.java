package dev.heng.budget.sheet;

/** What a column holds, and so how its cells are read. */
public enum CellForm {
    /** A code or another text: of a number only what its digits say. */
    TEXT,
    /** A number of at most 4 decimals. */
    AMOUNT,
    DATE
}
