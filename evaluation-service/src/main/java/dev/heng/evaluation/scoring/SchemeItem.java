package dev.heng.evaluation.scoring;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An indicator's place in a scheme.
 *
 * @param weight as printed; null exactly for a veto item, which has none
 */
public record SchemeItem(
        String indicator,
        IndicatorClass indicatorClass,
        boolean core,
        @Nullable BigDecimal weight,
        Direction direction,
        ScoringMethod scoring,
        ZeroTarget zeroTarget,
        MissingPolicy missing) {

    public SchemeItem {
        Objects.requireNonNull(indicator, "indicator");
        Objects.requireNonNull(direction, "direction");
        Objects.requireNonNull(scoring, "scoring");
        Objects.requireNonNull(zeroTarget, "zeroTarget");
        Objects.requireNonNull(missing, "missing");
        boolean isVeto = indicatorClass == IndicatorClass.VETO;
        if (!isVeto && (weight == null || weight.signum() < 0)) {
            throw new IllegalArgumentException("the item " + indicator + " needs a weight that is not negative");
        }
        weight = isVeto ? null : weight;
    }

    /** The weight of an item that is no veto. */
    BigDecimal printedWeight() {
        return Objects.requireNonNull(weight, indicator);
    }
}
