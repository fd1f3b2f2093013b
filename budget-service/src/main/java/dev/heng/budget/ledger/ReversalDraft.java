package dev.heng.budget.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to take back.
 *
 * @param line the recorded line
 * @param id the id of the reversing line, of the same source
 * @param date the day for which the reversal counts; null: that of the line
 */
public record ReversalDraft(
        String hospital,
        LineId line,
        String id,
        @Nullable LocalDate date,
        String reason,
        String actor,
        Poster poster) {}
