package dev.heng.budget.reconciliation;

import java.time.LocalDate;

/** What a control total is about. */
public sealed interface Sent {
    String source();

    /** The lines of a source with one business date, in whatever batch or call. */
    record OnDay(String source, LocalDate date) implements Sent {}

    /** The lines of a source in one batch, which may come in several calls. */
    record InBatch(String source, String batch) implements Sent {}
}
