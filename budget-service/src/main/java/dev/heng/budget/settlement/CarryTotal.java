package dev.heng.budget.settlement;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/** The lines of a fund together. */
public record CarryTotal(
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

    /** By fund, in the order of their codes. */
    public static List<CarryTotal> byFund(Collection<CarryLine> lines) {
        TreeMap<String, CarryTotal> totals = new TreeMap<>();
        lines.forEach(line -> totals.merge(line.line().fund(), of(line), CarryTotal::plus));
        return List.copyOf(totals.values());
    }

    private static CarryTotal of(CarryLine line) {
        return new CarryTotal(
                line.line().fund(),
                1,
                line.budget(),
                line.executed(),
                line.reserved(),
                line.carried(),
                line.lapsed(),
                line.returned(),
                line.reservationsCarried(),
                line.reservationsReleased());
    }

    private CarryTotal plus(CarryTotal other) {
        return new CarryTotal(
                fund,
                lines + other.lines,
                budget.add(other.budget),
                executed.add(other.executed),
                reserved.add(other.reserved),
                carried.add(other.carried),
                lapsed.add(other.lapsed),
                returned.add(other.returned),
                reservationsCarried.add(other.reservationsCarried),
                reservationsReleased.add(other.reservationsReleased));
    }
}
