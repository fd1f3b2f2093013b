package dev.heng.edge.json;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** How amounts are written: plain, without zeros that say nothing. */
public final class Decimals {
    private Decimals() {}

    /** As {@link #plain}; null stays null. */
    public static @Nullable BigDecimal plainOrNull(@Nullable BigDecimal value) {
        return value == null ? null : plain(value);
    }

    /** 1200.5000 as 1200.5 and 1E+3 as 1000. */
    public static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
