package dev.heng.evaluation.result;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A scorecard as it is kept.
 *
 * @param document the published document without {@code asOf} and {@code computedAt}; null when it is deleted
 * @param ledgerSequence up to which sequence the figures were applied when it was computed
 * @param planVersion the highest cell version read
 */
public record StoredCard(
        CardKey key,
        long revision,
        boolean isDeleted,
        @Nullable String document,
        long ledgerSequence,
        long planVersion,
        String schemeHash,
        Instant computedAt) {
    /** The document of a scorecard that is not deleted. */
    public String present() {
        return Objects.requireNonNull(document, "deleted");
    }
}
