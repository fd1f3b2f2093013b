package dev.heng.budget.ledger;

import java.math.BigDecimal;
import java.util.List;

/**
 * What an adjustment changed.
 *
 * @param sequence the Ledger-Sequence that contains it
 * @param changes of the cell of each line, in the order of the lines
 */
public record Adjusted(long sequence, List<Change> changes) {
    /** The figures of a cell just before an adjustment, and with all of its lines. */
    public record Change(Figures before, Figures after) {}

    /** @param reserved what was held for the adjustment itself included */
    public record Figures(BigDecimal budget, BigDecimal reserved, BigDecimal executed) {
        /** Negative when more is used than planned. */
        public BigDecimal available() {
            return budget.subtract(reserved).subtract(executed);
        }
    }
}
