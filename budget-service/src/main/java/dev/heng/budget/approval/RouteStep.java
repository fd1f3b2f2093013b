package dev.heng.budget.approval;

import java.util.List;

/**
 * A step of a route; it is over when all its parts have approved, in whatever order.
 *
 * @param parts at least one
 */
public record RouteStep(String name, List<RoutePart> parts) {
    public RouteStep {
        parts = List.copyOf(parts);
    }
}
