package dev.heng.budget.approval;

import dev.heng.edge.audit.Versioned;
import java.time.Instant;

/**
 * Somebody takes somebody's place for a time, as it stands.
 *
 * @param version grows by one with every change
 */
public record Delegation(
        String code, DelegationDefinition definition, long version, String changedBy, Instant changedAt)
        implements Versioned {}
