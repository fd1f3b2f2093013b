package dev.heng.budget.consolidation;

import dev.heng.budget.ledger.BudgetLine;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a check found.
 *
 * @param figures what was compared, by name
 * @param where the line or the part of one; null: the whole budget
 */
public record Finding(
        BudgetCheck check,
        Severity severity,
        String detail,
        Map<String, BigDecimal> figures,
        @Nullable Where where) {
    /** How much it weighs. */
    public enum Severity {
        /** Refuses the submission. */
        ERROR,
        /** The submitter has to say something about it. */
        WARN,
        INFO
    }

    /** A place in the budget; what is null is not restricted. */
    public record Where(
            @Nullable String centre,
            @Nullable String subject,
            @Nullable String fund,
            @Nullable String project) {
        static Where of(BudgetLine key) {
            return new Where(key.centre(), key.subject(), key.fund(), key.project());
        }
    }
}
