package dev.heng.budget.ledger;

/** For whom a call posts; a softly closed month takes lines of the budget office only. */
public enum Poster {
    SOURCE,
    OFFICE
}
