package dev.heng.budget.settlement;

import dev.heng.edge.Sha256;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How figures are written where a digest is taken of them. */
final class CanonicalText {
    private CanonicalText() {}

    /** Plain, without zeros that say nothing; empty for none. */
    static String of(@Nullable BigDecimal amount) {
        return amount == null
                ? ""
                : amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }

    /** The SHA-256 of rows of UTF-8 text, each ended by a line feed, in hexadecimal digits. */
    static String digest(Stream<String> rows) {
        return Sha256.hexOfLines(rows);
    }
}
