package dev.heng.budget.approval.rest;

import dev.heng.budget.approval.ApprovalRouteDefinition;
import dev.heng.budget.approval.ApproverRole;
import dev.heng.budget.approval.DocumentKind;
import dev.heng.budget.approval.RoutePart;
import dev.heng.budget.approval.RouteStep;
import dev.heng.edge.Texts;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a PUT of a route. */
public record PutApprovalRouteRequest(
        @NotNull @Size(min = 1, max = 200) @Schema(examples = "一万元以上的调剂")
        String name,

        @NotNull @Schema(description = "Of which documents", examples = "ADJUSTMENT")
        DocumentKind kind,

        @DecimalMin("0") @Schema(nullable = true, description = "Documents of more than this amount; absent: of any", examples = "10000")
        @Nullable BigDecimal amountAbove,

        @DecimalMin("0") @Schema(nullable = true, description = "Documents of at most this amount; absent: of any", examples = "500000")
        @Nullable BigDecimal amountUpTo,

        @Size(max = 500) @Schema(
                nullable = true,
                description = "Documents of at least one of these subjects, themselves; absent or empty: of any",
                examples = "[\"EXP_TRAVEL\"]")
        @Nullable List<@Pattern(regexp = Texts.CODE, message = NO_CODE) String> subjects,

        @Size(max = 500) @Schema(
                nullable = true,
                description = "Documents of at least one of these funds; absent or empty: of any",
                examples = "[\"FISCAL\"]")
        @Nullable List<@Pattern(regexp = Texts.CODE, message = NO_CODE) String> funds,

        @Size(max = 500) @Schema(
                nullable = true,
                description =
                        "Documents of at least one of these centres or what is below them today; absent or empty: of any",
                examples = "[\"C-MED\"]")
        @Nullable List<@Pattern(regexp = Texts.CODE, message = NO_CODE) String> centres,

        @Min(1) @Max(10_000) @Schema(
                nullable = true,
                description =
                        "Of the routes that fit, the one with the lowest holds; two enabled ones of a kind never have the"
                                + " same. Absent: 100",
                examples = "10")
        @Nullable Integer priority,

        @Schema(
                nullable = true,
                description = "false: no new document goes through it; absent: true",
                examples = "true")
        @Nullable Boolean enabled,

        @NotNull @Size(max = 20) @Schema(description = "In their order; empty: approved at once")
        List<@Valid StepBody> steps) {
    private static final String NO_CODE = "Not a code: letters, digits, dot, underscore, hyphen.";
    private static final int PRIORITY = 100;

    /** A step of a route. */
    @Schema(name = "ApprovalRouteStepBody")
    public record StepBody(
            @NotNull @Size(min = 1, max = 200) @Schema(examples = "委员会")
            String name,

            @NotNull @Size(min = 1, max = 20) @Schema(description = "Decided side by side; the step is over when all have approved")
            List<@Valid PartBody> parts) {}

    /** Who has to approve in a step. */
    @Schema(name = "ApprovalRoutePartBody")
    public record PartBody(
            @Schema(nullable = true, description = "Absent when users are named", examples = "COMMITTEE") @Nullable ApproverRole role,

            @Pattern(regexp = Texts.CODE, message = NO_CODE) @Schema(
                    nullable = true,
                    description =
                            "With BUDGET_OFFICER: an officer who sees this centre; absent: one who sees every centre of the document")
            @Nullable String centre,

            @Size(max = 100) @Schema(
                    nullable = true,
                    description = "By the names in their tokens, each once in a step; absent when a role is named",
                    examples = "[\"zhou\", \"wu\"]")
            @Nullable List<@Size(min = 1, max = 256) String> users,

            @Min(1) @Max(100) @Schema(
                    nullable = true,
                    description = "How many have to approve; absent: one of a role, all of the users",
                    examples = "2")
            @Nullable Integer quorum) {
        RoutePart part() {
            Set<String> names = PutApprovalRouteRequest.set(users);
            int all = Math.max(1, names.size());
            return new RoutePart(role, centre, names, quorum == null ? (role == null ? all : 1) : quorum);
        }
    }

    ApprovalRouteDefinition definition() {
        return new ApprovalRouteDefinition(
                name,
                kind,
                amountAbove,
                amountUpTo,
                set(subjects),
                set(funds),
                set(centres),
                priority == null ? PRIORITY : priority,
                enabled == null || enabled,
                steps.stream()
                        .map(step -> new RouteStep(
                                step.name(),
                                step.parts().stream().map(PartBody::part).toList()))
                        .toList());
    }

    private static Set<String> set(@Nullable List<String> values) {
        return values == null ? Set.of() : Set.copyOf(values);
    }
}
