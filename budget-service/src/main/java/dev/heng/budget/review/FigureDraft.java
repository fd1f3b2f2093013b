package dev.heng.budget.review;

import dev.heng.budget.ledger.BudgetLine;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A control figure as somebody wants it to be.
 *
 * @param version of the figure as it was read; null when there was none
 */
public record FigureDraft(
        BudgetLine line,
        BigDecimal amount,
        @Nullable String reason,
        @Nullable Long version) {}
