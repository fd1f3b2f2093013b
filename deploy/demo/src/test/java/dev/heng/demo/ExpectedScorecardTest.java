package dev.heng.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpectedScorecardTest {

    private static final ExpectedScorecard CARD = ExpectedScorecard.of(XHospital.read(), 2025);

    @Test
    void theYear2025LandsBesideTheGoldenScore() {
        BigDecimal distance = CARD.exact().subtract(new BigDecimal("92.6963")).abs();
        assertTrue(distance.compareTo(new BigDecimal("0.1")) < 0, CARD::toString);
        assertEquals(
                "92.7221762399", CARD.exact().setScale(10, RoundingMode.HALF_UP).toPlainString());
        assertEquals("92.72", CARD.score().toPlainString());
        assertEquals(0, new BigDecimal("0.914").compareTo(CARD.modifier()));
    }

    @Test
    void theIndicatorsAreThoseOfTheProfile() {
        Map<String, String> actuals = Map.of(
                "F01", "27.01",
                "F02", "2092600000.00",
                "F04", "1936600000.00",
                "F09", "1.64",
                "F11", "3.33",
                "P01", "12.17",
                "P02", "101.51",
                "L02", "1672.73");
        actuals.forEach(
                (code, value) -> assertEquals(value, published(CARD.actuals().get(code)), code));
    }

    @Test
    void thePlanHasTheTargetsOfTheGoldenTable() {
        Map<String, String> budgets = Map.of(
                "F01", "28.00",
                "F02", "2050000000.00",
                "F04", "1900000000.00",
                "F09", "1.60",
                "F11", "3.20",
                "P01", "12.00",
                "P02", "102.00",
                "L02", "1600.00");
        budgets.forEach(
                (code, value) -> assertEquals(value, published(CARD.budgets().get(code)), code));
    }

    private static String published(BigDecimal value) {
        return value.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
