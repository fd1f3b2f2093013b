package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;

/** Exact decimals of the journeys. */
final class Amounts {
    /** Half of the last of ten decimals, and half again for a figure that was rounded to ten. */
    private static final BigDecimal TEN_DECIMALS = new BigDecimal("0.0000000001");

    private Amounts() {}

    static BigDecimal of(String text) {
        return new BigDecimal(text);
    }

    /** The number, or null where there is none. */
    static BigDecimal of(JsonNode number) {
        return number.isNumber() ? number.decimalValue() : null;
    }

    static BigDecimal sum(Collection<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Holds that both are the same number, whatever their scale. */
    static void assertSame(BigDecimal expected, BigDecimal actual, String what) {
        assertNotNull(actual, () -> what + ": no figure, expected " + expected.toPlainString());
        assertTrue(
                expected.compareTo(actual) == 0,
                () -> what + ": " + actual.toPlainString() + ", expected " + expected.toPlainString());
    }

    /** Holds that both agree to ten decimals. */
    static void assertSameToTenDecimals(BigDecimal expected, BigDecimal actual, String what) {
        assertNotNull(actual, () -> what + ": no figure, expected " + expected.toPlainString());
        assertTrue(
                expected.subtract(actual).abs().compareTo(TEN_DECIMALS) <= 0,
                () -> what + ": " + actual.toPlainString() + ", expected " + expected.toPlainString());
    }
}
