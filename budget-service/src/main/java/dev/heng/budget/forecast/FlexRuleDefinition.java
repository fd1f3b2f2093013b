package dev.heng.budget.forecast;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How the budget of a subject follows a volume: flexible budget = fixed part + rate × volume that came, where the rate is the rest of the
 * budget for one planned unit.
 *
 * @param subject whose budget it is, in money
 * @param volume a subject of the category VOLUME
 * @param centre with what is below it; null: every one
 * @param fixedShare of the budget that stays whatever comes, 0 to 1
 */
public record FlexRuleDefinition(
        String name,
        String subject,
        String volume,
        @Nullable String centre,
        BigDecimal fixedShare) {}
