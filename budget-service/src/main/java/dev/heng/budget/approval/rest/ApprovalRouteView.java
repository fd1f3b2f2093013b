package dev.heng.budget.approval.rest;

import dev.heng.budget.approval.ApprovalRoute;
import dev.heng.budget.approval.ApprovalRouteDefinition;
import dev.heng.budget.approval.ApproverRole;
import dev.heng.budget.approval.DocumentKind;
import dev.heng.budget.approval.RoutePart;
import dev.heng.budget.approval.RouteStep;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A route as the API shows it. */
@Schema(name = "ApprovalRoute")
public record ApprovalRouteView(
        @Schema(examples = "transfers-above-10000") String route,
        @Schema(examples = "一万元以上的调剂") String name,
        DocumentKind kind,
        @Schema(nullable = true) @Nullable BigDecimal amountAbove,
        @Schema(nullable = true) @Nullable BigDecimal amountUpTo,
        List<String> subjects,
        List<String> funds,
        List<String> centres,
        @Schema(examples = "100") int priority,
        boolean enabled,
        List<StepView> steps,
        long version,
        String changedBy,
        Instant changedAt) {
    /** A step. */
    @Schema(name = "ApprovalRouteStep")
    public record StepView(@Schema(examples = "委员会") String name, List<PartView> parts) {
        static StepView of(RouteStep step) {
            return new StepView(
                    step.name(), step.parts().stream().map(PartView::of).toList());
        }
    }

    /** Who has to approve in a step. */
    @Schema(name = "ApprovalRoutePart")
    public record PartView(
            @Schema(nullable = true) @Nullable ApproverRole role,
            @Schema(nullable = true) @Nullable String centre,
            List<String> users,
            @Schema(examples = "1") int quorum) {
        static PartView of(RoutePart part) {
            return new PartView(part.role(), part.centre(), sorted(part.users()), part.quorum());
        }
    }

    static ApprovalRouteView of(ApprovalRoute route) {
        ApprovalRouteDefinition definition = route.definition();
        return new ApprovalRouteView(
                route.code(),
                definition.name(),
                definition.kind(),
                Decimals.plainOrNull(definition.amountAbove()),
                Decimals.plainOrNull(definition.amountUpTo()),
                sorted(definition.subjects()),
                sorted(definition.funds()),
                sorted(definition.centres()),
                definition.priority(),
                definition.isEnabled(),
                definition.steps().stream().map(StepView::of).toList(),
                route.version(),
                route.changedBy(),
                route.changedAt());
    }

    private static List<String> sorted(Collection<String> values) {
        return values.stream().sorted().toList();
    }
}
