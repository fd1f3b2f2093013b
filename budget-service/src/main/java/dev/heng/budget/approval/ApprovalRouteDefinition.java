package dev.heng.budget.approval;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a route says: which documents go through it, and through which steps.
 *
 * @param amountAbove documents of more than that; null for all
 * @param amountUpTo documents of at most that; null for all
 * @param subjects documents of at least one of them, themselves; empty for all
 * @param funds documents of at least one of them; empty for all
 * @param centres documents of at least one of them or of what is below them; empty for all
 * @param priority of the routes that fit, the one with the lowest holds
 * @param isEnabled false: no new case goes through it
 * @param steps empty: approved at once
 */
public record ApprovalRouteDefinition(
        String name,
        DocumentKind kind,
        @Nullable BigDecimal amountAbove,
        @Nullable BigDecimal amountUpTo,
        Set<String> subjects,
        Set<String> funds,
        Set<String> centres,
        int priority,
        boolean isEnabled,
        List<RouteStep> steps) {
    public ApprovalRouteDefinition {
        amountAbove = amountAbove == null ? null : amountAbove.setScale(4);
        amountUpTo = amountUpTo == null ? null : amountUpTo.setScale(4);
        subjects = Set.copyOf(subjects);
        funds = Set.copyOf(funds);
        centres = Set.copyOf(centres);
        steps = List.copyOf(steps);
    }

    /**
     * Whether a document of the kind goes through it.
     *
     * @param upwards the centres of the document and everything above them
     */
    boolean fits(DocumentFacts facts, Set<String> upwards) {
        return (amountAbove == null || facts.amount().compareTo(amountAbove) > 0)
                && (amountUpTo == null || facts.amount().compareTo(amountUpTo) <= 0)
                && meets(subjects, facts.subjects())
                && meets(funds, facts.funds())
                && meets(centres, upwards);
    }

    private static boolean meets(Set<String> wanted, Set<String> found) {
        return wanted.isEmpty() || wanted.stream().anyMatch(found::contains);
    }
}
