package dev.heng.budget.analysis.rest;

import dev.heng.budget.analysis.ComparedLine;
import dev.heng.budget.analysis.ProposedValue;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Unit;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line of the budget of a centre through the rounds of a cycle, as the API shows it. */
@Schema(name = "ComparedProposalLine")
public record ComparedLineView(
        @Schema(examples = "EXP_MED_TRAVEL") String subject,

        @Schema(description = "Of the subject", examples = "差旅费")
        String name,

        @Schema(nullable = true) @Nullable String nameEn,
        @Schema(examples = "OWN") String fund,
        @Schema(examples = "-") String project,
        Category category,

        @Schema(description = "FLOW: values are sums of the year; STOCK: balances of its December")
        Nature nature,

        Unit unit,

        @Schema(nullable = true, description = "In force in the year before") @Nullable BigDecimal lastBudget,

        @Schema(nullable = true, description = "Executed in the year before, so far") @Nullable BigDecimal lastExecuted,

        @Schema(nullable = true, description = "As it was submitted last in the first round (一上)") @Nullable Value firstUp,

        @Schema(nullable = true, description = "The control figure (一下)") @Nullable Value firstDown,

        @Schema(nullable = true, description = "As it was submitted last in the second round (二上)") @Nullable Value secondUp,

        @Schema(nullable = true, description = "In the version that is approved or issued (二下)") @Nullable Value approved,

        @Schema(nullable = true, description = "As it stands now, submitted or not") @Nullable Value draft,

        @Schema(nullable = true, description = "firstDown less firstUp: a cut is negative") @Nullable BigDecimal cut,

        @Schema(nullable = true, description = "secondUp less firstDown: what is proposed above the control figure")
        @Nullable BigDecimal gap,

        @Schema(nullable = true, description = "secondUp less firstUp") @Nullable BigDecimal change,

        @Schema(nullable = true, description = "approved less secondUp") @Nullable BigDecimal decided,

        @Schema(nullable = true, description = "The newest value less lastBudget") @Nullable BigDecimal growth,

        @Schema(nullable = true, description = "The newest value less lastExecuted") @Nullable BigDecimal growthOnExecuted) {
    /** One of the values of a line. */
    @Schema(name = "ProposedValue")
    public record Value(
            @Schema(description = "Of the year") BigDecimal amount,

            @Schema(description = "Who gave it last") String changedBy,

            @Schema(nullable = true) @Nullable Instant changedAt,

            @Schema(nullable = true, description = "As who gave it says") @Nullable String why) {
        static @Nullable Value of(@Nullable ProposedValue value) {
            return value == null
                    ? null
                    : new Value(Decimals.plain(value.amount()), value.changedBy(), value.changedAt(), value.why());
        }
    }

    static ComparedLineView of(ComparedLine line) {
        return new ComparedLineView(
                line.subject(),
                line.name(),
                line.nameEn(),
                line.fund(),
                line.project(),
                line.category(),
                line.nature(),
                line.unit(),
                Decimals.plainOrNull(line.lastBudget()),
                Decimals.plainOrNull(line.lastExecuted()),
                Value.of(line.firstUp()),
                Value.of(line.firstDown()),
                Value.of(line.secondUp()),
                Value.of(line.approved()),
                Value.of(line.draft()),
                Decimals.plainOrNull(line.cut()),
                Decimals.plainOrNull(line.gap()),
                Decimals.plainOrNull(line.change()),
                Decimals.plainOrNull(line.decided()),
                Decimals.plainOrNull(line.growth()),
                Decimals.plainOrNull(line.growthOnExecuted()));
    }
}
