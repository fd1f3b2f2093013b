package dev.heng.budget.analysis.rest;

import dev.heng.budget.analysis.Figure;
import dev.heng.budget.analysis.Issue;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A figure as the API shows it; null is no figure, 0 is one. */
public record FigureView(
        @Schema(examples = "C-CARD") String centre,
        @Schema(examples = "REV_OP") String subject,

        @Schema(description = "`*` when all funds are added up", examples = "OWN")
        String fund,

        @Schema(description = "`*` when all projects are added up", examples = "-")
        String project,

        @Schema(examples = "2026-03") String month,

        @Schema(nullable = true, examples = "120000") @Nullable BigDecimal original,

        @Schema(nullable = true) @Nullable BigDecimal adjustment,

        @Schema(nullable = true, description = "original + adjustment", examples = "120000") @Nullable BigDecimal budget,

        @Schema(nullable = true) @Nullable BigDecimal reserved,

        @Schema(nullable = true, examples = "34567.89") @Nullable BigDecimal executed,

        @Schema(
                nullable = true,
                description = "budget - reserved - executed; null when there is no plan",
                examples = "85432.11")
        @Nullable BigDecimal available,

        long version,

        @Schema(
                nullable = true,
                description =
                        "The version of the budget that the original amount is of; null when it came from an opening, or there is none")
        @Nullable IssueView issue) {
    /** A version of a year's budget. */
    @Schema(name = "FigureIssue")
    public record IssueView(
            @Schema(examples = "1") int version,

            @Schema(description = "Hex SHA-256 of its content")
            String hash) {}

    static FigureView of(Figure figure, Map<Integer, Issue> issues) {
        Issue issue =
                figure.original() == null ? null : issues.get(figure.month().getYear());
        return new FigureView(
                figure.centre(),
                figure.subject(),
                figure.fund(),
                figure.project(),
                figure.month().toString(),
                Decimals.plainOrNull(figure.original()),
                Decimals.plainOrNull(figure.adjustment()),
                Decimals.plainOrNull(figure.budget()),
                Decimals.plainOrNull(figure.reserved()),
                Decimals.plainOrNull(figure.executed()),
                Decimals.plainOrNull(figure.available()),
                figure.version(),
                issue == null ? null : new IssueView(issue.version(), issue.hash()));
    }
}
