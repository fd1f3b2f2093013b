package dev.heng.budget.reconciliation;

import org.jspecify.annotations.Nullable;

/**
 * What a source says that it sent of something, beside what is here. Each line counts once and as it was sent, however often it came,
 * whatever codes it was mapped to, whatever month it was booked in.
 *
 * @param stated null when nobody stated a total
 * @param recorded lines that are recorded, reversed or not
 * @param replayed those of them that waited in the suspense queue and were recorded by a replay
 * @param reversed those of them that were taken back
 * @param suspended lines that wait
 * @param changed lines that are recorded and were sent again with other figures, which wait; they do not count in {@code suspended}
 */
public record Reconciled(
        Sent about,
        @Nullable Total stated,
        Total recorded,
        Total replayed,
        Total reversed,
        Total suspended,
        Total changed,
        ReconciliationState state) {
    /** What was stated and is neither recorded nor waiting, below zero when more is here; null when nobody stated a total. */
    public @Nullable Total missing() {
        return stated == null ? null : stated.minus(recorded).minus(suspended);
    }
}
