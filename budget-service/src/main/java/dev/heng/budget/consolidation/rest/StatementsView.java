package dev.heng.budget.consolidation.rest;

import dev.heng.budget.consolidation.BudgetVersion;
import dev.heng.budget.consolidation.Statement;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The parts of a version and the statements that follow from it. */
@Schema(name = "BudgetStatements")
public record StatementsView(
        @Schema(examples = "2026") int year,
        @Schema(examples = "1") int version,

        @Schema(description = "Hex SHA-256 of the content") String hash,

        List<StatementView> statements) {
    /** One of them. */
    @Schema(name = "BudgetStatement")
    public record StatementView(
            Statement.Kind statement,
            List<LineView> lines,

            @Schema(description = "What was taken for granted where the budget does not say it")
            List<String> assumptions,

            List<TieView> ties) {}

    /** A line of a statement. */
    @Schema(name = "StatementLine")
    public record LineView(
            @Schema(description = "A role or a subject", examples = "MEDICAL_INCOME")
            String line,

            @Schema(
                    nullable = true,
                    description = "null when something that it needs is not known",
                    examples = "1892600000")
            @Nullable BigDecimal amount,

            @Schema(
                    description =
                            "Subjects whose lines are added, with what is below them; empty for what is worked out")
            List<String> subjects,

            @Schema(nullable = true, description = "How it is worked out; null for a sum of subjects") @Nullable String formula) {}

    /** Two figures that must agree. */
    @Schema(name = "StatementTie")
    public record TieView(
            @Schema(examples = "closing assets = liabilities + net assets")
            String tie,

            @Schema(examples = "3080000000") BigDecimal left,
            @Schema(examples = "3080000000") BigDecimal right,

            @Schema(description = "left - right", examples = "0")
            BigDecimal difference) {}

    static StatementsView of(BudgetVersion version, List<Statement> statements) {
        return new StatementsView(
                version.year(),
                version.number(),
                version.hash(),
                statements.stream().map(StatementsView::view).toList());
    }

    private static StatementView view(Statement statement) {
        return new StatementView(
                statement.kind(),
                statement.lines().stream()
                        .map(line -> new LineView(
                                line.code(),
                                Decimals.plainOrNull(line.amount()),
                                line.subjects().stream().sorted().toList(),
                                line.formula()))
                        .toList(),
                statement.assumptions(),
                statement.ties().stream()
                        .map(tie -> new TieView(
                                tie.name(),
                                Decimals.plain(tie.left()),
                                Decimals.plain(tie.right()),
                                Decimals.plain(tie.difference())))
                        .toList());
    }
}
