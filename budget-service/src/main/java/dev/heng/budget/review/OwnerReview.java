package dev.heng.budget.review;

import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Unit;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the review of what a department answers for is.
 *
 * @param owner null: subjects that nobody answers for, the budget office decides
 * @param reviewed lines about which somebody decided, on what is proposed now
 * @param cut of those, lines that got less than was proposed
 * @param raised of those, lines that got more
 * @param sums by category and unit, which are never added up
 * @param completion null as long as the department said nothing
 */
public record OwnerReview(
        @Nullable String owner,
        int lines,
        int reviewed,
        int cut,
        int raised,
        List<Sum> sums,
        @Nullable Completion completion) {
    /**
     * What was proposed and what is allowed; a line that nobody decided about counts as it was proposed.
     *
     * @param category null for subjects that the chart does not have any more; so is the unit
     */
    public record Sum(@Nullable Category category, @Nullable Unit unit, BigDecimal proposed, BigDecimal control) {}
}
