package dev.heng.budget.settlement;

/** What has to be done, in the order in which it is done. */
public enum SettlementTask {
    /** No month of the year is open to sources. */
    MONTHS_CLOSED,
    /** No line of the year waits in the suspense queue. */
    SUSPENSE_EMPTY,
    /** Whatever sources say that they sent of the year is here. */
    RECONCILED,
    /** No adjustment of the year waits for its approval. */
    ADJUSTMENTS_DECIDED,
    /** No reservation is open in the year; what is carried forward is none. */
    RESERVATIONS_REVIEWED,
    /** The cycle of the year has come to its settlement. */
    CYCLE_IN_SETTLEMENT,
    /** A run that carries the year forward is in force. */
    CARRIED_FORWARD,
    /** A version of the final account is approved. */
    FINAL_ACCOUNT_APPROVED
}
