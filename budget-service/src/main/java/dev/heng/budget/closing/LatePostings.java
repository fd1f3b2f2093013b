package dev.heng.budget.closing;

/** What becomes of a line whose month is closed. */
public enum LatePostings {
    /** It waits in the suspense queue. */
    SUSPEND,
    /** It is booked in the next month of its year that is open; its date stays. A balance (STOCK) waits all the same. */
    NEXT_OPEN_MONTH
}
