package dev.heng.budget.subject;

/** What kind of figure a subject collects (domain.md 2.1); POSITION is a balance-sheet item, headcount or beds. */
public enum Category {
    INCOME,
    EXPENSE,
    CAPITAL,
    FINANCING,
    VOLUME,
    POSITION
}
