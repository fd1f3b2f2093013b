package dev.heng.budget.review;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who reviews.
 *
 * @param isOffice the budget office decides about every subject, also for a department that is done
 * @param centres those that an owner department speaks for; empty for every one
 */
public record Reviewer(String name, boolean isOffice, Optional<Set<String>> centres) {
    /** @param owner null: nobody answers for the subject, then the budget office does */
    boolean answersFor(@Nullable String owner) {
        return isOffice || (owner != null && (centres.isEmpty() || centres.get().contains(owner)));
    }
}
