package dev.heng.budget.alerting;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a hospital wants to be told.
 *
 * @param slowSpendingPoints how many points executed spending may be behind the share of the year that has ended
 * @param expiryDays how many days before its last day a reservation, or a phase of the budget cycle, is told
 * @param version grows by one with every change; 0 as long as nobody chose
 * @param changedBy the user of the last change; null before the first
 * @param sequence the Ledger-Sequence of the last change; 0 before the first
 */
public record AlertPolicy(
        BigDecimal slowSpendingPoints,
        int expiryDays,
        long version,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        long sequence) {
    static final AlertPolicy UNCHOSEN = new AlertPolicy(BigDecimal.TEN, 7, 0, null, null, 0);
}
