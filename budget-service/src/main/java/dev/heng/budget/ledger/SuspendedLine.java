package dev.heng.budget.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of the suspense queue: a line that could not be recorded, with its newest content.
 *
 * @param code UNKNOWN_CENTRE, UNKNOWN_SUBJECT, PERIOD_CLOSED, PERIOD_SOFT_CLOSED, BALANCE_SPLIT or LINE_CHANGED
 * @param state OPEN, or RESOLVED once the line is recorded
 * @param times how often it was sent or replayed
 */
public record SuspendedLine(
        long id,
        String source,
        String lineId,
        String batch,
        String centre,
        String subject,
        String fund,
        String project,
        LocalDate date,
        BigDecimal amount,
        @Nullable String document,
        @Nullable String memo,
        String code,
        String detail,
        State state,
        int times,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy) {
    /** Whether the row still waits. */
    public enum State {
        OPEN,
        RESOLVED
    }
}
