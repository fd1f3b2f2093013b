package dev.heng.budget.approval;

import java.util.List;

/**
 * The steps that a document goes through.
 *
 * @param code - for the one that holds where a hospital has none
 * @param steps empty: approved at once
 */
record Route(String code, List<RouteStep> steps) {
    static final String STANDARD = "-";

    Route {
        steps = List.copyOf(steps);
    }

    /** What holds where a hospital has no route that fits. */
    static Route standard(DocumentKind kind) {
        return switch (kind) {
            case PROPOSAL -> new Route(STANDARD, List.of());
            case BUDGET, ADJUSTMENT, CLOSING, FINAL_ACCOUNT ->
                new Route(STANDARD, List.of(new RouteStep("委员会", List.of(RoutePart.of(ApproverRole.COMMITTEE, 1)))));
        };
    }
}
