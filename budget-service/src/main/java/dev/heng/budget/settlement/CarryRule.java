package dev.heng.budget.settlement;

import dev.heng.edge.audit.Versioned;
import java.time.Instant;

/**
 * A rule of carrying forward as it stands.
 *
 * @param version grows by one with every change
 */
public record CarryRule(String code, CarryRuleDefinition definition, long version, String changedBy, Instant changedAt)
        implements Versioned {}
