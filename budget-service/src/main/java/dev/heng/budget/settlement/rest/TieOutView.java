package dev.heng.budget.settlement.rest;

import dev.heng.budget.settlement.TieOut;
import dev.heng.budget.settlement.TieOutName;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Two ways to the same figure. */
@Schema(name = "TieOut")
public record TieOutView(
        @Schema(
                description =
                        "BUDGET_IS_ENTRIES: original + adjustment of the lines, the entries of plans and adjustments; CELLS_ARE_ENTRIES: the"
                                + " cells, those that are the sum of their entries; EXECUTED_IS_POSTED: executed of the lines, what was posted;"
                                + " RESERVED_IS_OPEN: reserved of the lines, what is open of reservations; UNSPENT_IS_DISPOSED: what remains of"
                                + " spending lines, carried + lapsed + returned (0 and 0 without a run); CARRIED_OUT_IS_CARRIED_IN: carried"
                                + " out, what was added to the next year; SURPLUS_IS_CENTRES: income less expense of the hospital, the sum of its"
                                + " centres. Sums are of money that flows.")
        TieOutName name,

        BigDecimal one,
        BigDecimal other,
        BigDecimal difference,
        boolean tied) {
    static TieOutView of(TieOut tie) {
        return new TieOutView(
                tie.name(),
                Decimals.plain(tie.one()),
                Decimals.plain(tie.other()),
                Decimals.plain(tie.difference()),
                tie.isTied());
    }
}
