package dev.heng.budget.consolidation;

import dev.heng.budget.ledger.BudgetLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * What was handed on from a centre to centres below it.
 *
 * @param number 1 for the first of the year
 * @param version of the budget that was in force
 * @param lines what each centre got
 */
public record Decomposition(
        int year,
        int number,
        int version,
        String centre,
        DecompositionMethod method,
        String reason,
        String decidedBy,
        Instant decidedAt,
        long sequence,
        List<Part> lines) {
    /** @param amounts of the twelve months, January first */
    public record Part(BudgetLine key, List<BigDecimal> amounts) {}
}
