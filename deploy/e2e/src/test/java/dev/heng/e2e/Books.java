package dev.heng.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the suite shows of a hospital, read by other ways than those by which it was written.
 *
 * @param entries the executed entries
 * @param waiting the lines in suspense
 * @param figures by cell
 * @param sums the executed FLOW figures with everything below their centre and subject, by cell
 */
record Books(List<Booked> entries, List<Booked> waiting, Map<String, Figure> figures, Map<String, BigDecimal> sums) {

    /** A figure's parts; null where there is none. */
    record Figure(BigDecimal original, BigDecimal executed, BigDecimal reserved) {
        static Figure of(JsonNode row) {
            return new Figure(
                    Amounts.of(row.path("original")),
                    Amounts.of(row.path("executed")),
                    Amounts.of(row.path("reserved")));
        }
    }

    /**
     * Reads all of a year.
     *
     * @param stocks the subjects that are balances, of which no sums are kept
     */
    static Books of(StoryHospital hospital, int year, Set<String> stocks) {
        List<Booked> entries = hospital.entries(year, "&figure=EXECUTED").stream()
                .map(Booked::of)
                .toList();
        List<Booked> waiting =
                hospital.suspense().stream().map(Booked::ofSuspense).toList();
        Map<String, Figure> figures = new TreeMap<>();
        hospital.figures(year).forEach(row -> figures.put(Booked.cell(row), Figure.of(row)));
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (JsonNode row : hospital.rolledUp(year)) {
            if (row.path("executed").isNumber()
                    && !stocks.contains(row.path("subject").asText())) {
                sums.put(Booked.cell(row), Amounts.of(row.path("executed")));
            }
        }
        return new Books(entries, waiting, figures, sums);
    }
}
