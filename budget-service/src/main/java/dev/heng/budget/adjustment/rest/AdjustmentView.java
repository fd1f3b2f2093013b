package dev.heng.budget.adjustment.rest;

import dev.heng.budget.adjustment.Adjustment;
import dev.heng.budget.adjustment.AdjustmentDefinition;
import dev.heng.budget.adjustment.AdjustmentLine;
import dev.heng.budget.adjustment.AdjustmentState;
import dev.heng.budget.adjustment.AdjustmentType;
import dev.heng.budget.adjustment.Finding;
import dev.heng.budget.ledger.Adjusted;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An adjustment as the API shows it. */
@Schema(name = "Adjustment")
public record AdjustmentView(
        @Schema(examples = "ADJ-2026-018") String adjustment,
        int year,
        AdjustmentType type,
        String title,
        String reason,
        @Schema(nullable = true) @Nullable String couplingReason,
        @Schema(nullable = true) @Nullable String externalApproval,
        AdjustmentState state,
        Instant stateSince,

        @Schema(description = "To a budget-officer those of its centres")
        List<LineView> lines,

        @Schema(description = "Everybody who wrote or submitted it; they never approve it")
        List<String> preparers,

        @Schema(description = "The departments that answer for its subjects; empty in a list")
        List<String> owners,

        @Schema(
                nullable = true,
                description =
                        "The reservation of the source adjustment that holds what it takes; null when nothing is held",
                examples = "ADJ-2026-018.1")
        @Nullable String hold,

        @Schema(nullable = true) @Nullable String submittedBy,
        @Schema(nullable = true) @Nullable Instant submittedAt,

        @Schema(nullable = true, description = "The number of the last approval") @Nullable Long approval,

        @Schema(nullable = true) @Nullable String decidedBy,
        @Schema(nullable = true) @Nullable String opinion,

        @Schema(description = "What the rules say as things stand; empty in a list, and once it is submitted")
        List<FindingView> findings,

        String changedBy,
        Instant changedAt,
        long version,

        @Schema(description = "The Ledger-Sequence of the last change; of an approved one that of its posting")
        long sequence) {
    /** One line. */
    @Schema(name = "AdjustmentLine")
    public record LineView(
            String centre,
            String subject,
            String fund,
            String project,
            @Schema(examples = "2026-09") String month,
            BigDecimal amount,

            @Schema(nullable = true, description = "The cell just before the adjustment; null until it is approved")
            @Nullable FiguresView before,

            @Schema(nullable = true, description = "And with all lines of it") @Nullable FiguresView after) {
        private static LineView of(AdjustmentLine line, Adjusted.@Nullable Change change) {
            return new LineView(
                    line.cell().centre(),
                    line.cell().subject(),
                    line.cell().fund(),
                    line.cell().project(),
                    line.cell().month().toString(),
                    Decimals.plain(line.amount()),
                    change == null ? null : FiguresView.of(change.before()),
                    change == null ? null : FiguresView.of(change.after()));
        }
    }

    /** Figures of a cell. */
    @Schema(name = "AdjustmentFigures")
    public record FiguresView(
            BigDecimal budget,

            @Schema(description = "With what was held for the adjustment itself")
            BigDecimal reserved,

            BigDecimal executed,

            @Schema(description = "budget - reserved - executed")
            BigDecimal available) {
        private static FiguresView of(Adjusted.Figures figures) {
            return new FiguresView(
                    Decimals.plain(figures.budget()),
                    Decimals.plain(figures.reserved()),
                    Decimals.plain(figures.executed()),
                    Decimals.plain(figures.available()));
        }
    }

    /** What a rule says. */
    @Schema(name = "AdjustmentFinding")
    public record FindingView(
            @Schema(description = "JSON pointer into the body of the PUT", examples = "/lines/0/amount")
            String pointer,

            @Schema(
                    description =
                            "WRONG_SIGN, NOT_BALANCED, NO_PROJECT, OTHER_PROJECT, PROJECT_NOT_NEW, FORBIDDEN_DIRECTION,"
                                    + " EXTERNAL_APPROVAL_REQUIRED, INCOME_WITHOUT_EXPENSE, TOO_MANY_ADJUSTMENTS, SHARE_EXCEEDED or"
                                    + " UNKNOWN_SUBJECT",
                    examples = "NOT_BALANCED")
            String code,

            String detail,

            @Schema(description = "Whether it cannot be submitted like that")
            boolean blocking) {
        private static FindingView of(Finding finding) {
            return new FindingView(finding.pointer(), finding.code(), finding.detail(), finding.isBlocking());
        }
    }

    /** @param visible the centres whose lines are shown; null: all */
    static AdjustmentView of(
            Adjustment adjustment, Collection<String> owners, List<Finding> findings, @Nullable Set<String> visible) {
        AdjustmentDefinition definition = adjustment.definition();
        List<LineView> lines = new ArrayList<>();
        for (int i = 0; i < definition.lines().size(); i++) {
            AdjustmentLine line = definition.lines().get(i);
            if (visible == null || visible.contains(line.cell().centre())) {
                lines.add(LineView.of(
                        line,
                        adjustment.changes().isEmpty()
                                ? null
                                : adjustment.changes().get(i)));
            }
        }
        Adjustment.Submission submission = adjustment.submission();
        Adjustment.Decision decision = adjustment.decision();
        return new AdjustmentView(
                adjustment.code(),
                definition.year(),
                definition.type(),
                definition.title(),
                definition.reason(),
                definition.couplingReason(),
                definition.externalApproval(),
                adjustment.state(),
                adjustment.stateSince(),
                lines,
                List.copyOf(adjustment.preparers()),
                List.copyOf(owners),
                adjustment.state() == AdjustmentState.SUBMITTED && adjustment.held() > 0 ? adjustment.hold() : null,
                submission == null ? null : submission.by(),
                submission == null ? null : submission.at(),
                submission == null ? null : submission.approval(),
                decision == null ? null : decision.by(),
                decision == null ? null : decision.opinion(),
                findings.stream().map(FindingView::of).toList(),
                adjustment.changedBy(),
                adjustment.changedAt(),
                adjustment.version(),
                adjustment.sequence());
    }
}
