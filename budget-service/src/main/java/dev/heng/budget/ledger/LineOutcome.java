package dev.heng.budget.ledger;

import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What became of one line.
 *
 * @param index position in the call, from 0
 * @param code UNKNOWN_CENTRE, UNKNOWN_SUBJECT, PERIOD_CLOSED, PERIOD_SOFT_CLOSED, BALANCE_SPLIT, LINE_CHANGED, BUDGET_INSUFFICIENT; of
 *     a recorded line BUDGET_EXCEEDED and LATE_POSTING; null when there is nothing to say
 * @param detail a sentence for a person, null without a code
 * @param verdict the limit that refused or warned; null for other codes, and for a document that fell in an earlier round of the call
 * @param month where a line was booked, or would have been, that came too late for the month of its date; null for every other
 */
public record LineOutcome(
        int index,
        String id,
        LineStatus status,
        @Nullable String code,
        @Nullable String detail,
        @Nullable Verdict verdict,
        @Nullable YearMonth month) {
    private static final Pattern NAMED = Pattern.compile("Line ([0-9]{1,9}):");

    LineOutcome heldBy(List<Holder> holders) {
        return verdict == null
                ? this
                : new LineOutcome(index, id, status, code, detail, verdict.heldBy(holders), month);
    }

    LineOutcome helpedBy(List<Remedy> remedies) {
        return verdict == null
                ? this
                : new LineOutcome(index, id, status, code, detail, verdict.helpedBy(remedies), month);
    }

    /**
     * The same outcome of a line in a larger whole; the detail names the position too.
     *
     * @param first the position of the call's first line in the whole
     */
    public LineOutcome behind(int first) {
        String told = detail;
        Matcher named = told == null ? null : NAMED.matcher(told);
        if (told != null && named != null && named.lookingAt()) {
            told = "Line " + (Integer.parseInt(named.group(1)) + first) + ":" + told.substring(named.end());
        }
        return new LineOutcome(index + first, id, status, code, told, verdict, month);
    }

    /** The cell in which the line counts, given the one of its date. */
    CellKey cell(CellKey ofDate) {
        return month == null ? ofDate : ofDate.in(month);
    }
}
