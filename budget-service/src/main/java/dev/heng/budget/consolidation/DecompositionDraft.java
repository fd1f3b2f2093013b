package dev.heng.budget.consolidation;

import dev.heng.budget.ledger.BudgetLine;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be handed on.
 *
 * @param centre whose lines they are
 * @param subject null: of every one
 * @param fund null: of every one
 * @param project null: of every one
 */
public record DecompositionDraft(
        String centre,
        @Nullable String subject,
        @Nullable String fund,
        @Nullable String project,
        DecompositionMethod method,
        List<Target> to,
        String reason) {
    /**
     * A centre that gets something.
     *
     * @param share of WEIGHTS, not negative
     * @param amounts of AMOUNTS, the twelve months
     */
    public record Target(
            String centre,
            @Nullable BigDecimal share,
            @Nullable List<BigDecimal> amounts) {}

    boolean takes(BudgetLine key) {
        return key.centre().equals(centre)
                && (subject == null || subject.equals(key.subject()))
                && (fund == null || fund.equals(key.fund()))
                && (project == null || project.equals(key.project()));
    }
}
