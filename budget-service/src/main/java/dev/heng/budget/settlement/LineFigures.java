package dev.heng.budget.settlement;

import dev.heng.budget.ledger.BudgetLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of a line and year as they are without any carrying forward of that year.
 *
 * @param reserved what is set aside
 * @param rooms budget - executed - reserved of each of the twelve months, in order
 * @param carriedIn what of its budget came from earlier years
 */
record LineFigures(
        BudgetLine line,
        BigDecimal budget,
        BigDecimal executed,
        BigDecimal reserved,
        List<BigDecimal> rooms,
        List<CarriedPart> carriedIn) {
    static final int MONTHS = 12;

    /** What is left of the year's budget; negative when more was used. */
    BigDecimal unspent() {
        return budget.subtract(executed).subtract(reserved);
    }

    /**
     * From which cells an amount is taken: December backwards, none beyond its room.
     *
     * @param amount at most what the rooms that are positive add up to
     * @return one amount for each month
     */
    List<BigDecimal> taken(BigDecimal amount) {
        List<BigDecimal> taken = new ArrayList<>(Collections.nCopies(MONTHS, BigDecimal.ZERO));
        BigDecimal left = amount;
        for (int month = MONTHS - 1; month >= 0 && left.signum() > 0; month--) {
            BigDecimal here = left.min(rooms.get(month).max(BigDecimal.ZERO));
            taken.set(month, here);
            left = left.subtract(here);
        }
        if (left.signum() != 0) {
            throw new IllegalArgumentException(line + " has not the room for " + amount);
        }
        return taken;
    }

    /**
     * Whose money an unspent amount is: the oldest is spent first, so what is left is the newest.
     *
     * @return by the year of origin, the oldest first, no amount 0; their sum is the amount
     */
    List<CarriedPart> origins(int year, BigDecimal amount) {
        SortedMap<Integer, BigDecimal> budgets = new TreeMap<>(Comparator.reverseOrder());
        BigDecimal old = BigDecimal.ZERO;
        for (CarriedPart part : carriedIn) {
            budgets.merge(part.year(), part.amount(), BigDecimal::add);
            old = old.add(part.amount());
        }
        budgets.put(year, budget.subtract(old).max(BigDecimal.ZERO));
        List<CarriedPart> parts = new ArrayList<>();
        BigDecimal left = amount;
        for (var each : budgets.entrySet()) {
            BigDecimal here = left.min(each.getValue());
            left = left.subtract(here);
            parts.add(new CarriedPart(each.getKey(), here));
        }
        // corrections may leave more than was planned
        if (left.signum() > 0) {
            parts.set(0, new CarriedPart(year, parts.getFirst().amount().add(left)));
        }
        Collections.reverse(parts);
        return parts.stream().filter(part -> part.amount().signum() > 0).toList();
    }
}
