package dev.heng.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The year-end balances of one subject of nature STOCK at one centre. Within a year the balance moves by equal steps from last December's actual
 * balance (also in the plan: nobody plans the past) to this December's.
 */
record Position(String centre, String subject, int decimals, Table.Row row) {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    static Position of(Table.Row row) {
        return new Position(row.text("centre"), row.text("subject"), row.whole("decimals"), row);
    }

    BigDecimal yearEnd(Scenario scenario, int year) {
        return row.amount(scenario.column(year)).orElseThrow();
    }

    /** The balance at the end of a month, rounded half up. */
    BigDecimal monthEnd(Scenario scenario, int year, int month) {
        BigDecimal opening = yearEnd(Scenario.ACTUAL, year - 1);
        BigDecimal way = yearEnd(scenario, year).subtract(opening).multiply(BigDecimal.valueOf(month));
        return opening.add(way.divide(MONTHS, decimals, RoundingMode.HALF_UP));
    }
}
