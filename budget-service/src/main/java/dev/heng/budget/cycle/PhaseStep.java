package dev.heng.budget.cycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A phase that a cycle came into.
 *
 * @param step counts from 1
 * @param reason as given; there always is one for the way back
 */
public record PhaseStep(
        int step,
        Phase phase,
        Instant at,
        String by,
        @Nullable String reason) {}
