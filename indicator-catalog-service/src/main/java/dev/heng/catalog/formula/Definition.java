package dev.heng.catalog.formula;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An indicator as far as the compiler is concerned.
 *
 * @param code the indicator's code; empty for a formula that is only tried
 * @param formula null for an indicator that people rate
 * @param unit the declared unit of the result, null to derive it
 */
public record Definition(
        String code, @Nullable String formula, @Nullable String unit) {

    public Definition {
        Objects.requireNonNull(code, "code");
    }

    /** A formula without a name, to be checked only. */
    public static Definition tried(String formula) {
        return new Definition("", formula, null);
    }
}
