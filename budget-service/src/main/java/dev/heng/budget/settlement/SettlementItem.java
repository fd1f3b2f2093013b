package dev.heng.budget.settlement;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One thing to do at the end of a year.
 *
 * @param open how many are left
 * @param amount what they are worth; null where nothing is counted in money
 * @param compared how many things were looked at; null where that says nothing
 */
public record SettlementItem(
        SettlementTask kind,
        long open,
        @Nullable BigDecimal amount,
        @Nullable Long compared) {
    public boolean isDone() {
        return open == 0;
    }
}
