package dev.heng.budget.reconciliation;

import java.time.Instant;

/**
 * What a source says that it sent.
 *
 * @param version grows by one with every change
 * @param changedBy the user or client of the last change
 * @param sequence the Ledger-Sequence of the last change
 */
public record StatedTotal(Sent about, Total total, long version, String changedBy, Instant changedAt, long sequence) {}
