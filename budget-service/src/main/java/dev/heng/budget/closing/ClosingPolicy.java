package dev.heng.budget.closing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a hospital closes its months.
 *
 * @param version grows by one with every change; 0 as long as nobody chose
 * @param changedBy the user of the last change; null before the first
 * @param sequence the Ledger-Sequence of the last change; 0 before the first
 */
public record ClosingPolicy(
        LatePostings latePostings,
        ChecklistUse checklist,
        long version,
        @Nullable String changedBy,
        @Nullable Instant changedAt,
        long sequence) {
    static final ClosingPolicy UNCHOSEN =
            new ClosingPolicy(LatePostings.SUSPEND, ChecklistUse.ADVISE, 0, null, null, 0);
}
