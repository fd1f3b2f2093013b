package dev.heng.budget.consolidation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class DivisionTest {
    @Test
    void aCentGoesToTheOneThatLostMost() {
        List<List<BigDecimal>> parts = Division.of(
                List.of(new BigDecimal("100.00")), List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE), true);
        assertEquals(
                List.of("33.34", "33.33", "33.33"),
                parts.stream().map(part -> part.getFirst().toPlainString()).toList());
    }

    @Test
    void nobodyWeighsAnythingIsEven() {
        List<List<BigDecimal>> parts =
                Division.of(List.of(BigDecimal.TEN), List.of(BigDecimal.ZERO, BigDecimal.ZERO), true);
        assertEquals(0, parts.get(1).getFirst().compareTo(new BigDecimal("5")));
    }

    @Property
    void noMonthLosesACent(
            @ForAll("months") List<BigDecimal> months,
            @ForAll("weights") List<BigDecimal> weights,
            @ForAll boolean isMoney) {
        List<List<BigDecimal>> parts = Division.of(months, weights, isMoney);
        assertEquals(weights.size(), parts.size());
        for (int month = 0; month < months.size(); month++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (List<BigDecimal> part : parts) {
                assertTrue(part.get(month).signum() * months.get(month).signum() >= 0);
                sum = sum.add(part.get(month));
            }
            assertEquals(0, sum.compareTo(months.get(month)), "month " + month);
        }
    }

    @Provide
    Arbitrary<List<BigDecimal>> months() {
        return Arbitraries.bigDecimals()
                .between(new BigDecimal("-99999999999"), new BigDecimal("99999999999"))
                .ofScale(4)
                .list()
                .ofSize(12);
    }

    @Provide
    Arbitrary<List<BigDecimal>> weights() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("1000000"))
                .ofScale(2)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }
}
