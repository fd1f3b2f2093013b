package dev.heng.budget.preparation;

/** Tells whether a budget was approved and issued here, so that none is taken over from elsewhere. */
public interface IssuedBudgets {
    /** Whether a version of the year's budget is in force. */
    boolean isIssued(String hospital, int year);
}
