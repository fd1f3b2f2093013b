package dev.heng.budget.reconciliation;

import java.math.BigDecimal;

/**
 * A control total (控制总数).
 *
 * @param lines how many lines
 * @param amount the sum of their amounts as they were sent, whatever their unit
 */
public record Total(long lines, BigDecimal amount) {
    /** Two amounts of the same value are the same, however many zeros they are written with. */
    boolean isSame(Total other) {
        return lines == other.lines && amount.compareTo(other.amount) == 0;
    }

    Total minus(Total other) {
        return new Total(lines - other.lines, amount.subtract(other.amount));
    }
}
