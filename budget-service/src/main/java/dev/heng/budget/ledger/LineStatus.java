package dev.heng.budget.ledger;

/** What became of a line. */
public enum LineStatus {
    /** It counts now. */
    RECORDED,
    /** It counted before; nothing changed. */
    REPLAYED,
    /** It waits in the suspense queue. */
    SUSPENDED,
    /** A STRICT limit forbids it; nothing was stored. */
    REFUSED
}
