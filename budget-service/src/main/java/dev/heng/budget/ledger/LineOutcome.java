package dev.heng.budget.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one line.
 *
 * @param index position in the call, from 0
 * @param code UNKNOWN_CENTRE, UNKNOWN_SUBJECT, PERIOD_CLOSED, LINE_CHANGED, BUDGET_INSUFFICIENT; BUDGET_EXCEEDED warns about a recorded
 *     line; null when there is nothing to say
 * @param detail a sentence for a person, null without a code
 * @param verdict the limit that refused or warned; null for other codes, and for a document that fell in an earlier round of the call
 */
public record LineOutcome(
        int index,
        String id,
        LineStatus status,
        @Nullable String code,
        @Nullable String detail,
        @Nullable Verdict verdict) {
    LineOutcome heldBy(List<Holder> holders) {
        return verdict == null ? this : new LineOutcome(index, id, status, code, detail, verdict.heldBy(holders));
    }
}
