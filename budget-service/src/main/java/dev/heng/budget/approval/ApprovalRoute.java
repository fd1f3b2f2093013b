package dev.heng.budget.approval;

import dev.heng.edge.audit.Versioned;
import java.time.Instant;

/**
 * A route as it stands.
 *
 * @param version grows by one with every change
 */
public record ApprovalRoute(
        String code, ApprovalRouteDefinition definition, long version, String changedBy, Instant changedAt)
        implements Versioned {}
