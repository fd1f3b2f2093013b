package dev.heng.budget.consolidation;

import dev.heng.budget.ledger.BudgetLine;
import java.math.BigDecimal;
import java.util.List;

/**
 * What the office sets in the place of what was proposed (二下).
 *
 * @param plan the months, or the year
 */
public record Amendment(BudgetLine key, Plan plan, String reason) {
    /** How the months are said. */
    public sealed interface Plan {}

    /** Month by month, January first. */
    public record Months(List<BigDecimal> amounts) implements Plan {}

    /** The year: spread as the line was proposed, evenly where nothing was; a balance stands in every month. */
    public record Year(BigDecimal amount) implements Plan {}
}
