package dev.heng.evaluation.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * A scoring function: actual and budget to points, where 100 means on target. Each method is a record of its parameters;
 * a further one is a further record here and a line in {@link #of}.
 */
public sealed interface ScoringMethod {

    /** {@code RATIO}: A / B x 100, without floor or cap, blind to the direction: the article's own. */
    record Ratio() implements ScoringMethod {
        @Override
        public BigDecimal points(BigDecimal actual, BigDecimal budget, Direction direction) {
            return actual.multiply(HUNDRED, PRECISION).divide(budget, PRECISION);
        }
    }

    /**
     * {@code ACHIEVEMENT}: 100 plus or minus the deviation from the budget in percent of its size, so that being better
     * always gives more, for negative budgets too.
     *
     * @param floor least points, or null for none
     * @param cap most points, or null for none
     */
    record Achievement(@Nullable BigDecimal floor, @Nullable BigDecimal cap) implements ScoringMethod {

        private static final BigDecimal CAP_USUAL = BigDecimal.valueOf(120);

        public Achievement {
            if (floor != null && cap != null && floor.compareTo(cap) > 0) {
                throw new IllegalArgumentException("the floor of ACHIEVEMENT is above its cap");
            }
        }

        /** Between 0 and 120 points. */
        public static Achievement usual() {
            return new Achievement(BigDecimal.ZERO, CAP_USUAL);
        }

        /** Neither floor nor cap. */
        public static Achievement unbounded() {
            return new Achievement(null, null);
        }

        @Override
        public BigDecimal points(BigDecimal actual, BigDecimal budget, Direction direction) {
            BigDecimal deviation = actual.subtract(budget, PRECISION);
            BigDecimal gain =
                    switch (direction) {
                        case HIGHER -> deviation;
                        case LOWER -> deviation.negate();
                        case TARGET -> deviation.abs().negate();
                    };
            BigDecimal points =
                    HUNDRED.add(gain.multiply(HUNDRED, PRECISION).divide(budget.abs(), PRECISION), PRECISION);
            BigDecimal raised = floor == null ? points : points.max(floor);
            return cap == null ? raised : raised.min(cap);
        }
    }

    MathContext PRECISION = MathContext.DECIMAL128;
    BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * The points.
     *
     * @param budget never zero: what a zero budget means is the item's {@link ZeroTarget} policy
     */
    BigDecimal points(BigDecimal actual, BigDecimal budget, Direction direction);

    /**
     * The method of a scheme document.
     *
     * @param floor null for the method's usual one
     * @param cap null for the method's usual one
     * @throws IllegalArgumentException when the method is unknown here or does not take the parameters
     */
    static ScoringMethod of(String method, @Nullable BigDecimal floor, @Nullable BigDecimal cap) {
        if ("RATIO".equals(method) && floor == null && cap == null) {
            return new Ratio();
        }
        if ("ACHIEVEMENT".equals(method)) {
            Achievement usual = Achievement.usual();
            return new Achievement(floor == null ? usual.floor() : floor, cap == null ? usual.cap() : cap);
        }
        throw new IllegalArgumentException("no scoring method " + method + " with such parameters");
    }
}
