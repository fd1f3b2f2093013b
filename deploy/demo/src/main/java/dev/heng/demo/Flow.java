package dev.heng.demo;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The annual totals of the hospital for one subject of nature FLOW, and how they are broken down: over the centres by the weights of
 * {@code spread} times the factors of {@code trend}, over the months by {@code phasing}, both exact at {@code decimals} decimals.
 */
record Flow(String subject, String source, String spread, String trend, String phasing, int decimals, Table.Row row) {

    static Flow of(Table.Row row) {
        return new Flow(
                row.text("subject"),
                row.text("source"),
                row.text("spread"),
                row.text("trend"),
                row.text("phasing"),
                row.whole("decimals"),
                row);
    }

    /** The hospital's total of a year in yuan or pieces; empty where there is none. */
    Optional<BigDecimal> total(Scenario scenario, int year) {
        String column = scenario.column(year);
        return row.cells().containsKey(column) ? row.amount(column) : Optional.empty();
    }
}
