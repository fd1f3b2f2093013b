package dev.heng.catalog.formula;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a formula must know about a budget subject.
 *
 * @param category INCOME, EXPENSE, CAPITAL, FINANCING, VOLUME or POSITION
 * @param unit a base unit such as MONEY or VISIT
 * @param parent the code of the subject that includes this one, null at the top
 */
public record ChartSubject(
        String code,
        String category,
        Nature nature,
        String unit,
        @Nullable String parent) {

    public ChartSubject {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(nature, "nature");
        Objects.requireNonNull(unit, "unit");
    }

    /** A flow is added over time, of a stock only the balance of a date exists. */
    public enum Nature {
        FLOW,
        STOCK
    }
}
