package dev.heng.budget.review.rest;

import dev.heng.budget.cycle.Phase;
import dev.heng.budget.review.Gap;
import dev.heng.budget.review.GapTotal;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Unit;
import dev.heng.edge.Page;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of the heat map, with the sums of the whole. */
@Schema(name = "ControlGaps")
public record GapsView(
        @Schema(description = "Of the cycle") Phase phase,

        @Schema(
                description =
                        "Of all that was asked for, whatever is on this page; by category and unit, so that income and expense are apart")
        List<TotalView> totals,

        List<GapView> items,

        @Schema(nullable = true, description = "To be sent as after for the following page; null on the last") @Nullable String next) {
    /** The sums of one category and unit. */
    @Schema(name = "ControlGapTotal")
    public record TotalView(
            @Schema(nullable = true) @Nullable Category category,
            @Schema(nullable = true) @Nullable Unit unit,
            BigDecimal first,
            BigDecimal control,

            @Schema(nullable = true, description = "Of the centres that have submitted it; null when none has")
            @Nullable BigDecimal second,

            BigDecimal gap,
            @Schema(nullable = true) @Nullable BigDecimal ratio) {
        static TotalView of(GapTotal total) {
            Gap gap = total.gap();
            return new TotalView(
                    total.category(),
                    total.unit(),
                    Decimals.plain(gap.first()),
                    Decimals.plain(gap.control()),
                    Decimals.plainOrNull(gap.second()),
                    Decimals.plain(gap.amount()),
                    gap.ratio());
        }
    }

    static GapsView of(Phase phase, List<GapTotal> totals, Page<GapView> page) {
        return new GapsView(phase, totals.stream().map(TotalView::of).toList(), page.items(), page.next());
    }
}
