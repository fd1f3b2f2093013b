package dev.heng.budget.forecast;

import dev.heng.budget.ledger.BudgetLine;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a budget line may become.
 *
 * @param method by which it was made in the end
 * @param amounts one for each month from the first; null: nothing is known to go by
 * @param executed of the months of the first month's year that lie before it; null: none
 * @param landing executed and forecast of that year; of a STOCK subject the balance of its last month; null: nothing is known
 * @param budget in force for that year; of a STOCK subject that of December; null: none
 */
public record ForecastLine(
        BudgetLine line,
        ForecastMethod method,
        List<@Nullable BigDecimal> amounts,
        @Nullable BigDecimal executed,
        @Nullable BigDecimal landing,
        @Nullable BigDecimal budget) {}
