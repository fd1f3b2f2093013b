package dev.heng.budget.closing;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do before a month is closed.
 *
 * @param open how many are left
 * @param amount what they are worth; null where nothing is counted in money
 * @param compared how many things were looked at; null where that says nothing
 */
public record ChecklistItem(
        Kind kind,
        long open,
        @Nullable BigDecimal amount,
        @Nullable Long compared) {
    /** What has to be done. */
    public enum Kind {
        /** No line of the month waits in the suspense queue. */
        SUSPENSE_EMPTY,
        /** The months of the year before it are closed. */
        EARLIER_MONTHS_CLOSED,
        /** No reservation is open in the month, or somebody says that those were looked at; they stay usable. */
        RESERVATIONS_REVIEWED,
        /** Whatever sources say that they sent of the days of the month is here. */
        RECONCILED
    }

    public boolean isDone() {
        return open == 0;
    }
}
