package dev.heng.edge.json;

import java.math.BigDecimal;

/** How amounts are written: plain, without zeros that say nothing. */
public final class Decimals {
    private Decimals() {}

    /** 1200.5000 as 1200.5 and 1E+3 as 1000; null stays null. */
    public static BigDecimal plain(BigDecimal value) {
        if (value == null) {
            return null;
        }
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
