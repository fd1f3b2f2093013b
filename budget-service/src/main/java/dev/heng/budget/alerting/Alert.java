package dev.heng.budget.alerting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that was told, as it stands.
 *
 * @param figures as they were when it was raised
 * @param asOf figures up to this Ledger-Sequence were seen then
 * @param acknowledgement null as long as nobody acknowledged it
 * @param resolvedAt when it no longer held; null before
 * @param version grows by one with every change
 * @param sequence the Ledger-Sequence of the last change
 */
public record Alert(
        String hospital,
        long id,
        AlertKind kind,
        AlertSubject subject,
        AlertFigures figures,
        long asOf,
        Instant raisedAt,
        @Nullable Acknowledgement acknowledgement,
        @Nullable Instant resolvedAt,
        long version,
        long sequence) {
    /** Who has seen it, and when; the note may be absent. */
    public record Acknowledgement(
            String by, Instant at, @Nullable String note) {}

    public AlertState state() {
        if (resolvedAt != null) {
            return AlertState.RESOLVED;
        }
        return acknowledgement == null ? AlertState.OPEN : AlertState.ACKNOWLEDGED;
    }
}
