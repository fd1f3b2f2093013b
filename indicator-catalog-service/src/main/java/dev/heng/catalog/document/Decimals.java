package dev.heng.catalog.document;

import java.math.BigDecimal;

/** The one form of a decimal that documents use, so that 80, 80.0 and 8E+1 are the same figure and the same text. */
public final class Decimals {
    private Decimals() {}

    /** The same figure without trailing zeros and without an exponent; null stays null. */
    public static BigDecimal canonical(BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The canonical text, in plain notation. */
    public static String text(BigDecimal value) {
        return canonical(value).toPlainString();
    }
}
