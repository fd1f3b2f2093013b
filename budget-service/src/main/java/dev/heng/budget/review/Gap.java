package dev.heng.budget.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What is proposed beside what is allowed.
 *
 * @param first what was proposed in the first round
 * @param control the control figures; a line that nobody decided about counts as it was proposed
 * @param second what was proposed in the second round; null as long as nothing was
 * @param amount the newest that is proposed less the control figures: above 0 is too much
 */
public record Gap(
        BigDecimal first, BigDecimal control, @Nullable BigDecimal second, BigDecimal amount) {
    private static final int RATIO_DECIMALS = 6;

    /** The gap as a part of the control figure, rounded half up to 6 decimals; null where the control figure is 0. */
    public @Nullable BigDecimal ratio() {
        return control.signum() == 0 ? null : amount.divide(control, RATIO_DECIMALS, RoundingMode.HALF_UP);
    }
}
