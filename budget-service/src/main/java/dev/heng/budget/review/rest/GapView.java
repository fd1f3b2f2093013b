package dev.heng.budget.review.rest;

import dev.heng.budget.review.Gap;
import dev.heng.budget.review.GapCell;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Unit;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A centre and a subject of the heat map as the API shows it. */
@Schema(name = "ControlGap")
public record GapView(
        @Schema(examples = "C-CARD") String centre,
        @Schema(examples = "EXP_MED_TRAVEL") String subject,

        @Schema(nullable = true, description = "null: the chart does not have the subject any more") @Nullable Category category,

        @Schema(nullable = true) @Nullable Unit unit,

        @Schema(nullable = true, description = "null: nobody answers for the subject") @Nullable String owner,

        @Schema(description = "How many lines of the first round it sums up")
        int lines,

        @Schema(description = "About how many of them somebody has decided")
        int reviewed,

        @Schema(examples = "120000", description = "Proposed in the first round")
        BigDecimal first,

        @Schema(
                examples = "96000",
                description = "The control figures; a line that nobody decided about counts as it was proposed")
        BigDecimal control,

        @Schema(
                nullable = true,
                examples = "100000",
                description = "Proposed in the second round; null as long as the centre has submitted nothing in it")
        @Nullable BigDecimal second,

        @Schema(
                examples = "4000",
                description =
                        "What is proposed in the second round, where the centre has not come so far in the first, less the control figures:"
                                + " above 0 is too much")
        BigDecimal gap,

        @Schema(
                nullable = true,
                examples = "0.041667",
                description = "The gap by the control figure, rounded half up to 6 decimals; null where that is 0")
        @Nullable BigDecimal ratio) {
    static GapView of(GapCell cell) {
        Gap gap = cell.gap();
        return new GapView(
                cell.centre(),
                cell.subject(),
                cell.category(),
                cell.unit(),
                cell.owner(),
                cell.lines(),
                cell.reviewed(),
                Decimals.plain(gap.first()),
                Decimals.plain(gap.control()),
                Decimals.plainOrNull(gap.second()),
                Decimals.plain(gap.amount()),
                gap.ratio());
    }
}
