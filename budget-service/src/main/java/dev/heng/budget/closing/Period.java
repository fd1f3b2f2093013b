package dev.heng.budget.closing;

import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * A month of a hospital as it stands.
 *
 * @param version grows by one with every change; 0 for a month that was never closed
 * @param isReviewed whether whoever changed it last says that the open reservations were looked at
 * @param reason why it was closed or opened again, as given; null when nobody said
 * @param changedBy the user of the last change; null before the first
 * @param changedAt the time of the last change; null before the first
 * @param sequence the Ledger-Sequence of the last change; 0 before the first
 */
public record Period(
        YearMonth month,
        PeriodState state,
        long version,
        boolean isReviewed,
        @Nullable String reason,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        long sequence) {

    /** Every month is open until it is closed. */
    static Period untouched(YearMonth month) {
        return new Period(month, PeriodState.OPEN, 0, false, null, null, null, 0);
    }
}
