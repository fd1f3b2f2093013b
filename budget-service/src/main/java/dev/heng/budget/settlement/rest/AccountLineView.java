package dev.heng.budget.settlement.rest;

import dev.heng.budget.settlement.AccountBook;
import dev.heng.budget.settlement.AccountComment;
import dev.heng.budget.settlement.AccountLine;
import dev.heng.budget.settlement.RedLine;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Unit;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of a final account as the API shows it. */
@Schema(name = "AccountLine")
public record AccountLineView(
        String centre,
        String subject,
        String fund,
        String project,
        Category category,
        Nature nature,
        Unit unit,
        @Schema(nullable = true) @Nullable BigDecimal original,
        @Schema(nullable = true) @Nullable BigDecimal adjustment,

        @Schema(nullable = true, description = "original + adjustment") @Nullable BigDecimal budget,

        @Schema(description = "Set aside at the end of the year, without what is held because it was carried forward")
        BigDecimal reserved,

        @Schema(nullable = true) @Nullable BigDecimal executed,

        @Schema(nullable = true, description = "executed / budget with 4 decimals; null without a budget to divide by")
        @Nullable BigDecimal rate,

        BigDecimal carriedIn,
        BigDecimal carriedOut,
        BigDecimal lapsed,
        BigDecimal returned,

        @Schema(nullable = true, description = "Why the line needs a comment; null: it needs none") @Nullable RedLine red,

        @Schema(nullable = true) @Nullable CommentView comment) {
    /** What was said about the line. */
    @Schema(name = "AccountComment")
    public record CommentView(String text, String by, Instant at) {}

    static AccountLineView of(AccountBook.CommentedLine commented) {
        AccountLine line = commented.figures();
        AccountComment comment = commented.comment();
        return new AccountLineView(
                line.line().centre(),
                line.line().subject(),
                line.line().fund(),
                line.line().project(),
                line.category(),
                line.nature(),
                line.unit(),
                Decimals.plainOrNull(line.original()),
                Decimals.plainOrNull(line.adjustment()),
                Decimals.plainOrNull(line.budget()),
                Decimals.plain(line.reserved()),
                Decimals.plainOrNull(line.executed()),
                Decimals.plainOrNull(line.rate()),
                Decimals.plain(line.carriedIn()),
                Decimals.plain(line.carriedOut()),
                Decimals.plain(line.lapsed()),
                Decimals.plain(line.returned()),
                line.red(),
                comment == null ? null : new CommentView(comment.text(), comment.by(), comment.at()));
    }

    /** The parts of the key by which the list goes on. */
    List<String> key() {
        return List.of(centre, subject, fund, project);
    }
}
