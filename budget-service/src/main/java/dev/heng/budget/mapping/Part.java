package dev.heng.budget.mapping;

import java.math.BigDecimal;

/**
 * A share of a line that a mapping rule divides.
 *
 * @param meant where it counts; null members stay as they are sent
 * @param ratio more than 0; the ratios of all parts are 1 together
 */
public record Part(Codes meant, BigDecimal ratio) {
    /** Of parts that say the same, one is as good as the other: 0.5 and 0.50 are one ratio. */
    public Part {
        ratio = ratio.stripTrailingZeros();
    }
}
