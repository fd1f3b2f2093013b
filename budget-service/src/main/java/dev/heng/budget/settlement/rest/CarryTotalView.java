package dev.heng.budget.settlement.rest;

import dev.heng.budget.settlement.CarryLine;
import dev.heng.budget.settlement.CarryTotal;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The lines of a fund together, as the API shows them. */
@Schema(name = "CarryTotal")
public record CarryTotalView(
        String fund,
        int lines,
        BigDecimal budget,
        BigDecimal executed,
        BigDecimal reserved,
        BigDecimal carried,
        BigDecimal lapsed,
        BigDecimal returned,
        BigDecimal reservationsCarried,
        BigDecimal reservationsReleased) {
    static List<CarryTotalView> of(Collection<CarryLine> lines) {
        return CarryTotal.byFund(lines).stream().map(CarryTotalView::of).toList();
    }

    private static CarryTotalView of(CarryTotal total) {
        return new CarryTotalView(
                total.fund(),
                total.lines(),
                Decimals.plain(total.budget()),
                Decimals.plain(total.executed()),
                Decimals.plain(total.reserved()),
                Decimals.plain(total.carried()),
                Decimals.plain(total.lapsed()),
                Decimals.plain(total.returned()),
                Decimals.plain(total.reservationsCarried()),
                Decimals.plain(total.reservationsReleased()));
    }
}
