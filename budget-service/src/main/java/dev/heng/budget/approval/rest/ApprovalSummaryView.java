package dev.heng.budget.approval.rest;

import dev.heng.budget.approval.ApprovalCase;
import dev.heng.budget.approval.ApprovalState;
import dev.heng.budget.approval.Approver;
import dev.heng.budget.approval.DocumentKind;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An approval in a list. */
@Schema(name = "ApprovalSummary")
public record ApprovalSummaryView(
        @Schema(description = "The number of the approval", examples = "42")
        long approval,

        DocumentKind kind,
        @Schema(examples = "transfer-2026-17") String document,
        @Schema(examples = "耗材预算调剂") String title,
        @Schema(examples = "2026") int year,

        @Schema(description = "Money moved or planned", examples = "120000")
        BigDecimal amount,

        @Schema(description = "Empty: the whole hospital") List<String> centres,
        String submitter,
        ApprovalState state,

        @Schema(description = "The present step, from 1; 0 when there is none", examples = "1")
        int step,

        @Schema(description = "How many steps the route has", examples = "2")
        int steps,

        @Schema(description = "When the present step began") Instant since,

        @Schema(description = "Somebody urged since then") boolean urged,
        @Schema(nullable = true) @Nullable Instant remindedAt,

        @Schema(description = "The tasks of the present step that the bearer can decide now", examples = "[1]")
        List<Integer> mine,

        Instant openedAt,
        @Schema(nullable = true) @Nullable Instant closedAt) {
    static ApprovalSummaryView of(ApprovalCase approval, Approver bearer) {
        return new ApprovalSummaryView(
                approval.number(),
                approval.document().kind(),
                approval.document().id(),
                approval.facts().title(),
                approval.facts().year(),
                Decimals.plain(approval.facts().amount()),
                approval.facts().centres().stream().sorted().toList(),
                approval.submitter(),
                approval.state(),
                approval.position().step(),
                approval.steps().size(),
                approval.position().since(),
                approval.position().remindedAt() != null,
                approval.position().remindedAt(),
                approval.decidable(bearer),
                approval.openedAt(),
                approval.closedAt());
    }
}
