package dev.heng.catalog.scheme;

import dev.heng.catalog.document.Decimals;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a scheme. What the caller left out has its default; what has no meaning for the class is null.
 *
 * @param core core indicators weigh more than the others of their class
 * @param weight as printed, in percent; null for a veto
 * @param scoring null for modifiers and vetoes, which are rated
 */
public record SchemeItem(
        String indicator,
        ItemClass itemClass,
        boolean core,
        @Nullable BigDecimal weight,
        @Nullable Scoring scoring,
        @Nullable ZeroTarget zeroTarget,
        @Nullable MissingPolicy missing) {

    public SchemeItem {
        weight = Decimals.canonicalOrNull(weight);
        if (itemClass.isScored()) {
            scoring = scoring == null ? Scoring.ratio() : scoring;
            zeroTarget = zeroTarget == null ? ZeroTarget.MANUAL : zeroTarget;
            missing = missing == null ? MissingPolicy.REQUIRED : missing;
        } else {
            zeroTarget = zeroTarget == ZeroTarget.MANUAL ? null : zeroTarget;
            missing = missing == MissingPolicy.REQUIRED ? null : missing;
        }
        if (itemClass == ItemClass.MODIFIER && missing == null) {
            missing = MissingPolicy.REQUIRED;
        }
    }

    /** The weight of an item whose class has one: every class but VETO. */
    BigDecimal givenWeight() {
        return Objects.requireNonNull(weight, indicator);
    }
}
