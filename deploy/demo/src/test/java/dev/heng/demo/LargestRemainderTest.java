package dev.heng.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {

    @Test
    void theLargestRemaindersGetWhatRoundingDownLeaves() {
        assertEquals(amounts("33.34", "33.33", "33.33"), split("100", 2, 1, 1, 1));
        assertEquals(amounts("1", "3", "6"), split("10", 0, 2, 4, 9));
        assertEquals(amounts("0.00", "0.01"), split("0.01", 2, 1, 3));
    }

    @Test
    void aTotalFinerThanThePartsOrWithoutWeightsIsRefused() {
        assertThrows(ArithmeticException.class, () -> split("0.001", 2, 1));
        assertThrows(IllegalArgumentException.class, () -> split("1", 2, 0, 0));
    }

    private static List<BigDecimal> split(String total, int decimals, int... weights) {
        List<BigInteger> list =
                IntStream.of(weights).mapToObj(BigInteger::valueOf).toList();
        return LargestRemainder.split(new BigDecimal(total), list, decimals);
    }

    private static List<BigDecimal> amounts(String... amounts) {
        return List.of(amounts).stream().map(BigDecimal::new).toList();
    }
}
