package dev.heng.budget.preparation;

import dev.heng.budget.ledger.CellKey;
import java.util.Comparator;

/**
 * What names a line within the proposal of a centre.
 *
 * @param fund {@link #FUND_OWN} unless another is named
 * @param project {@link #PROJECT_NONE} without one
 */
public record LineKey(String subject, String fund, String project) implements Comparable<LineKey> {
    public static final String FUND_OWN = CellKey.FUND_DEFAULT;
    public static final String PROJECT_NONE = CellKey.PROJECT_DEFAULT;

    /** Before every line. */
    public static final LineKey START = new LineKey("", "", "");

    /** The order of the table's key, in which lines are locked and listed. */
    private static final Comparator<LineKey> ORDER =
            Comparator.comparing(LineKey::subject).thenComparing(LineKey::fund).thenComparing(LineKey::project);

    @Override
    public int compareTo(LineKey other) {
        return ORDER.compare(this, other);
    }
}
