package dev.heng.budget.settlement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody approved a final account.
 *
 * @param actingFor who had delegated to them; null when they acted for themselves
 * @param opinion null when none was given
 */
public record AccountSignature(
        String by,
        @Nullable String actingFor,
        Instant at,
        @Nullable String opinion) {}
