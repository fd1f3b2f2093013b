package dev.heng.evaluation.result;

import java.time.Instant;

/**
 * A scorecard as it is kept.
 *
 * @param document the published document without {@code asOf} and {@code computedAt}
 * @param ledgerSequence up to which sequence the figures were applied when it was computed
 * @param planVersion the highest cell version read
 */
public record StoredCard(
        CardKey key,
        long revision,
        boolean isDeleted,
        String document,
        long ledgerSequence,
        long planVersion,
        String schemeHash,
        Instant computedAt) {}
