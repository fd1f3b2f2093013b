package dev.heng.budget.review.rest;

import dev.heng.budget.cycle.Cycle;
import dev.heng.budget.cycle.Phase;
import dev.heng.budget.review.Completion;
import dev.heng.budget.review.OwnerReview;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Unit;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The reviews of a year as the API shows them. */
@Schema(name = "Reviews")
public record ReviewsView(
        @Schema(examples = "2027") int year,
        @Schema(description = "Of the cycle") Phase phase,

        @Schema(description = "Until when the review is meant to last")
        LocalDate dueOn,

        @Schema(description = "In the order of their codes; at the end what nobody answers for")
        List<OwnerView> owners) {
    /** How far one department is. */
    @Schema(name = "OwnerReview")
    public record OwnerView(
            @Schema(
                    nullable = true,
                    examples = "C-FIN",
                    description = "null: nobody answers for these, the budget office decides")
            @Nullable String owner,

            int lines,

            @Schema(description = "About which somebody has decided, on what is proposed now")
            int reviewed,

            @Schema(description = "Of those, the ones that got less than was proposed")
            int cut,

            @Schema(description = "Of those, the ones that got more")
            int raised,

            @Schema(description = "By category and unit") List<SumView> sums,

            @Schema(description = "Whether the department says that it has reviewed all")
            boolean done,

            @Schema(nullable = true) @Nullable String changedBy,
            @Schema(nullable = true) @Nullable Instant changedAt) {
        static OwnerView of(OwnerReview review) {
            @Nullable Completion said = review.completion();
            return new OwnerView(
                    review.owner(),
                    review.lines(),
                    review.reviewed(),
                    review.cut(),
                    review.raised(),
                    review.sums().stream().map(SumView::of).toList(),
                    said != null && said.isDone(),
                    said == null ? null : said.changedBy(),
                    said == null ? null : said.changedAt());
        }
    }

    /** What was proposed and what is allowed. */
    @Schema(name = "OwnerReviewSum")
    public record SumView(
            @Schema(nullable = true) @Nullable Category category,
            @Schema(nullable = true) @Nullable Unit unit,
            @Schema(examples = "120000") BigDecimal proposed,

            @Schema(examples = "96000", description = "A line that nobody decided about counts as it was proposed")
            BigDecimal control) {
        static SumView of(OwnerReview.Sum sum) {
            return new SumView(
                    sum.category(), sum.unit(), Decimals.plain(sum.proposed()), Decimals.plain(sum.control()));
        }
    }

    static ReviewsView of(Cycle cycle, List<OwnerReview> reviews) {
        return new ReviewsView(
                cycle.year(),
                cycle.phase(),
                cycle.calendar().firstDownBy(),
                reviews.stream().map(OwnerView::of).toList());
    }
}
