package dev.heng.budget.ledger;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A limit that has a say about a line, as it stands.
 *
 * @param rule the code of the rule; null for the control that the chart gives the subject
 * @param control WARN or STRICT
 * @param level as in {@link Verdict}, and so are basis, scope, budget and used
 */
public record LimitState(
        @Nullable String rule,
        String control,
        String level,
        String basis,
        String scope,
        BigDecimal budget,
        BigDecimal used) {
    /** What may still be asked for; negative when more is used than allowed. */
    public BigDecimal available() {
        return budget.subtract(used);
    }
}
