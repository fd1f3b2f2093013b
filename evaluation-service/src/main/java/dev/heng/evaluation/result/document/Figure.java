package dev.heng.evaluation.result.document;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes decimals as the contract asks: plain, with all their digits, and at least so many decimals. */
final class Figure {
    private static final int DECIMALS_MIN = 6;

    private Figure() {}

    /** A computed figure: at least 6 decimals. */
    static void write(JsonGenerator json, String member, @Nullable BigDecimal value) throws IOException {
        if (value == null) {
            json.writeNullField(member);
            return;
        }
        json.writeNumberField(member, value.scale() < DECIMALS_MIN ? value.setScale(DECIMALS_MIN) : value);
    }

    /** A figure as it is, such as a weight or a rounded score. */
    static void writeAsIs(JsonGenerator json, String member, @Nullable BigDecimal value) throws IOException {
        if (value == null) {
            json.writeNullField(member);
            return;
        }
        json.writeNumberField(member, value.scale() < 0 ? value.setScale(0) : value);
    }
}
