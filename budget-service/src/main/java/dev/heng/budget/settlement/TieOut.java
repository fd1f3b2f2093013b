package dev.heng.budget.settlement;

import java.math.BigDecimal;

/** Two ways to the same figure. */
public record TieOut(TieOutName name, BigDecimal one, BigDecimal other) {
    /** 0 when they tie. */
    public BigDecimal difference() {
        return one.subtract(other);
    }

    public boolean isTied() {
        return difference().signum() == 0;
    }
}
