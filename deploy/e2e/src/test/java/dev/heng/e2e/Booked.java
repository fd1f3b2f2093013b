package dev.heng.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * What the suite shows of a line that it recorded, or keeps in suspense.
 *
 * @param cell as {@link Line#cell()}
 */
record Booked(String id, String cell, BigDecimal amount) {
    static Booked of(JsonNode entry) {
        return new Booked(entry.path("id").asText(), cell(entry), Amounts.of(entry.path("amount")));
    }

    static Booked ofSuspense(JsonNode row) {
        String cell = row.path("centre").asText() + "/" + row.path("subject").asText() + "/"
                + row.path("date").asText().substring(0, 7);
        return new Booked(row.path("lineId").asText(), cell, Amounts.of(row.path("amount")));
    }

    static String cell(JsonNode row) {
        return row.path("centre").asText() + "/" + row.path("subject").asText() + "/"
                + row.path("month").asText();
    }

    /** A difference to the line as it was sent, in words; null when there is none. */
    String differsFrom(Line line) {
        if (!cell.equals(line.cell())) {
            return "stands at " + cell + " instead of " + line.cell();
        }
        return amount.compareTo(line.amount()) == 0 ? null : "stands as " + amount + " instead of " + line.amount();
    }
}
