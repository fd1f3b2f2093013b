package dev.heng.evaluation.result;

import dev.heng.evaluation.indicators.SchemeVersion;
import dev.heng.evaluation.scoring.Scorecard;

/** Writes the published document of a scorecard, without {@code asOf} and {@code computedAt}. */
public interface CardWriter {
    String write(CardKey key, String centreType, SchemeVersion version, Scorecard scorecard);
}
