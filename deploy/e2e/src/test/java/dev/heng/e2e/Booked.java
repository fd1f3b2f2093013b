package dev.heng.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/**
 * What the suite shows of a line that it recorded.
 *
 * @param cell as {@link Line#cell()}
 */
record Booked(String id, String cell, BigDecimal amount) {
    static Booked of(JsonNode entry) {
        return new Booked(entry.path("id").asText(), cell(entry), Amounts.of(entry.path("amount")));
    }

    static String cell(JsonNode row) {
        return row.path("centre").asText() + "/" + row.path("subject").asText() + "/"
                + row.path("month").asText();
    }
}
