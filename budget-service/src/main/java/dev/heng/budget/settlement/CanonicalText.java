package dev.heng.budget.settlement;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            rows.forEachOrdered(row -> digest.update((row + "\n").getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
