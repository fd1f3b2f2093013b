package dev.heng.budget.review;

import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Whose decisions the lines of a centre wait for.
 *
 * @param owners the departments that have lines to decide about and have not said that they are done
 * @param isOfficeAwaited whether a line waits that nobody answers for, so that the budget office decides
 * @param decidedAt when the last of its lines was decided; null when none was
 */
public record OpenReview(
        Set<String> owners,
        boolean isOfficeAwaited,
        @Nullable Instant decidedAt) {
    OpenReview and(OpenReview other) {
        Set<String> all = new TreeSet<>(owners);
        all.addAll(other.owners);
        @Nullable Instant last = decidedAt;
        if (last == null || (other.decidedAt != null && other.decidedAt.isAfter(last))) {
            last = other.decidedAt;
        }
        return new OpenReview(all, isOfficeAwaited || other.isOfficeAwaited, last);
    }
}
