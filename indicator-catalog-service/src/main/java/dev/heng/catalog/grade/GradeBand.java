package dev.heng.catalog.grade;

import dev.heng.catalog.document.Decimals;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one grade: (above, upTo], in points.
 *
 * @param above the lower end; null = no lower end
 * @param upTo the upper end, included; null = no upper end
 * @param includesLower true closes the lower end, as in [0, 45]
 */
public record GradeBand(
        Grade grade,
        String name,
        @Nullable String nameEn,
        @Nullable BigDecimal above,
        @Nullable BigDecimal upTo,
        boolean includesLower) {

    public GradeBand {
        above = Decimals.canonicalOrNull(above);
        upTo = Decimals.canonicalOrNull(upTo);
    }

    boolean holdsNothing() {
        return above != null && upTo != null && above.compareTo(upTo) >= 0;
    }

    /** As people write it: (95, 105]. */
    String interval() {
        String from = above == null ? "(-∞" : (includesLower ? "[" : "(") + above.toPlainString();
        return from + ", " + (upTo == null ? "∞)" : upTo.toPlainString() + "]");
    }
}
