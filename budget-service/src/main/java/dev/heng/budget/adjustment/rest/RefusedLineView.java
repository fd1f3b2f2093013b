package dev.heng.budget.adjustment.rest;

import dev.heng.budget.ledger.Holder;
import dev.heng.budget.ledger.LineOutcome;
import dev.heng.budget.ledger.Remedy;
import dev.heng.budget.ledger.Verdict;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A line whose money cannot be held, with the limit that spoke and who holds the money. */
@Schema(name = "RefusedAdjustmentLine")
public record RefusedLineView(
        @Schema(description = "Position in the adjustment, from 0")
        int index,

        @Schema(examples = "BUDGET_INSUFFICIENT") @Nullable String code,
        @Nullable String detail,
        @Schema(nullable = true) @Nullable LimitView control) {
    /** The limit that spoke. */
    @Schema(name = "RefusingLimit")
    public record LimitView(
            @Schema(nullable = true, description = "Null: the cell itself has too little") @Nullable String rule,

            String level,
            String basis,
            String scope,
            BigDecimal budget,
            BigDecimal used,
            BigDecimal available,
            BigDecimal asked,
            List<HolderView> heldBy,
            List<HelpView> remedies) {}

    /** A reservation that holds money of the limit. */
    @Schema(name = "AdjustmentHolder")
    public record HolderView(
            String source,
            String reservation,
            @Schema(nullable = true) @Nullable String document,
            String line,
            BigDecimal open) {
        private static HolderView of(Holder holder) {
            return new HolderView(
                    holder.reservation().source(),
                    holder.reservation().id(),
                    holder.document(),
                    holder.line(),
                    Decimals.plain(holder.open()));
        }
    }

    /** What would help. */
    @Schema(name = "AdjustmentHelp")
    public record HelpView(Remedy.Kind kind, String detail) {}

    static RefusedLineView of(LineOutcome line) {
        Verdict verdict = line.verdict();
        return new RefusedLineView(
                line.index(),
                line.code(),
                line.detail(),
                verdict == null
                        ? null
                        : new LimitView(
                                verdict.rule(),
                                verdict.level(),
                                verdict.basis(),
                                verdict.scope(),
                                Decimals.plain(verdict.budget()),
                                Decimals.plain(verdict.used()),
                                Decimals.plain(verdict.available()),
                                Decimals.plain(verdict.asked()),
                                verdict.holders().stream().map(HolderView::of).toList(),
                                verdict.remedies().stream()
                                        .map(remedy -> new HelpView(remedy.kind(), remedy.detail()))
                                        .toList()));
    }
}
