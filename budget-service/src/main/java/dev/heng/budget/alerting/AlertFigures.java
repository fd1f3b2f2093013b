package dev.heng.budget.alerting;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * The figures at which an alert was raised.
 *
 * @param budget what is planned, without tolerance; of a reservation what was set aside; 0 for a deadline
 * @param used executed and reserved; for slow spending executed alone; of a reservation what is used or given back; 0 for a deadline
 * @param threshold the per cent that were reached; for slow spending the points that it may be behind; null for a reservation
 * @param elapsed for slow spending the per cent of the year that have ended, cut off after 4 decimals; else null
 */
public record AlertFigures(
        BigDecimal budget,
        BigDecimal used,
        @Nullable BigDecimal threshold,
        @Nullable BigDecimal elapsed) {
    /** Of a deadline, which has none. */
    static final AlertFigures NONE = new AlertFigures(BigDecimal.ZERO, BigDecimal.ZERO, null, null);

    static final BigDecimal PER_CENT = new BigDecimal(100);
    private static final int DECIMALS = 4;

    /** The part in per cent of the whole, cut off after 4 decimals so that it never shows a threshold that was not reached. */
    static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(PER_CENT).divide(whole, DECIMALS, RoundingMode.DOWN);
    }

    /** What is used in per cent of the budget; null without a budget. Judged is by the figures themselves. */
    public @Nullable BigDecimal percent() {
        return budget.signum() == 0 ? null : percent(used, budget);
    }
}
