package dev.heng.catalog.scheme;

import dev.heng.catalog.document.Decimals;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How an item's points come about.
 *
 * @param floor the lowest points; 0 for ACHIEVEMENT unless said
 * @param cap the highest points; 120 for ACHIEVEMENT unless said
 */
public record Scoring(
        ScoringMethod method,
        @Nullable BigDecimal floor,
        @Nullable BigDecimal cap) {
    private static final BigDecimal CAP_DEFAULT = BigDecimal.valueOf(120);

    public Scoring {
        boolean isClamped = method == ScoringMethod.ACHIEVEMENT;
        floor = isClamped && floor == null ? BigDecimal.ZERO : Decimals.canonicalOrNull(floor);
        cap = isClamped && cap == null ? CAP_DEFAULT : Decimals.canonicalOrNull(cap);
    }

    /** The default: the article's literal one. */
    static Scoring ratio() {
        return new Scoring(ScoringMethod.RATIO, null, null);
    }
}
