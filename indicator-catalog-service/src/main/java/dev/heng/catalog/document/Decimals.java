package dev.heng.catalog.document;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** The one form of a decimal that documents use, so that 80, 80.0 and 8E+1 are the same figure and the same text. */
public final class Decimals {
    private Decimals() {}

    /** As {@link #canonical}; null stays null. */
    public static @Nullable BigDecimal canonicalOrNull(@Nullable BigDecimal value) {
        return value == null ? null : canonical(value);
    }

    /** The same figure without trailing zeros and without an exponent. */
    public static BigDecimal canonical(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The canonical text, in plain notation. */
    public static String text(BigDecimal value) {
        return canonical(value).toPlainString();
    }
}
