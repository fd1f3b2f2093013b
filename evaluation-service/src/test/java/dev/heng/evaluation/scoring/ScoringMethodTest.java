package dev.heng.evaluation.scoring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.evaluation.scoring.ScoringMethod.Achievement;
import dev.heng.evaluation.scoring.ScoringMethod.Ratio;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScoringMethodTest {

    @ParameterizedTest
    @CsvSource({
        "RATIO,HIGHER,110,100,110",
        "RATIO,LOWER,110,100,110",
        "RATIO,HIGHER,-5,-10,50",
        "RATIO,HIGHER,300,100,300",
        "RATIO,HIGHER,-20,100,-20",
        "ACHIEVEMENT,HIGHER,110,100,110",
        "ACHIEVEMENT,LOWER,110,100,90",
        "ACHIEVEMENT,TARGET,110,100,90",
        "ACHIEVEMENT,TARGET,90,100,90",
        "ACHIEVEMENT,HIGHER,-5,-10,120",
        "ACHIEVEMENT,LOWER,-5,-10,50",
        "ACHIEVEMENT,HIGHER,300,100,120",
        "ACHIEVEMENT,HIGHER,-20,100,0",
        "ACHIEVEMENT,LOWER,80,100,120",
        "ACHIEVEMENT,LOWER,79,100,120",
        "ACHIEVEMENT,TARGET,0,100,0"
    })
    void pointsAreThoseOfTheTable(String method, Direction direction, String actual, String budget, String points) {
        BigDecimal given =
                ScoringMethod.of(method, null, null).points(new BigDecimal(actual), new BigDecimal(budget), direction);
        assertEquals(0, new BigDecimal(points).compareTo(given), () -> "was " + given);
    }

    @Test
    void floorAndCapAreParameters() {
        ScoringMethod method = ScoringMethod.of("ACHIEVEMENT", new BigDecimal("40"), new BigDecimal("105"));
        assertEquals(new BigDecimal("105"), method.points(number(200), number(100), Direction.HIGHER));
        assertEquals(new BigDecimal("40"), method.points(number(1), number(100), Direction.HIGHER));
        assertEquals(
                0, number(150).compareTo(Achievement.unbounded().points(number(150), number(100), Direction.HIGHER)));
        assertEquals(
                0, number(-100).compareTo(Achievement.unbounded().points(number(300), number(100), Direction.LOWER)));
    }

    @Test
    void aFloorMayBeItsCap() {
        ScoringMethod method = ScoringMethod.of("ACHIEVEMENT", number(100), number(100));
        assertEquals(number(100), method.points(number(50), number(100), Direction.HIGHER));
        assertEquals(number(100), method.points(number(200), number(100), Direction.HIGHER));
    }

    @Test
    void unknownMethodsAndParametersAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ScoringMethod.of("EFFICACY", null, null));
        assertThrows(IllegalArgumentException.class, () -> ScoringMethod.of(null, null, null));
        assertThrows(IllegalArgumentException.class, () -> ScoringMethod.of("RATIO", null, number(120)));
        assertThrows(IllegalArgumentException.class, () -> ScoringMethod.of("ACHIEVEMENT", number(121), null));
    }

    @Test
    void everyMethodIsExactOnTargetAndAchievementIsMonotone() {
        Random random = new Random(20260301);
        for (int i = 0; i < 2_000; i++) {
            BigDecimal budget = BigDecimal.valueOf(random.nextLong(1, 1_000_000), 2);
            BigDecimal signed = random.nextBoolean() ? budget : budget.negate();
            BigDecimal lower = BigDecimal.valueOf(random.nextLong(-1_000_000, 1_000_000), 2);
            BigDecimal higher = lower.add(BigDecimal.valueOf(random.nextLong(0, 100_000), 2));
            Achievement method = Achievement.unbounded();
            assertEquals(0, number(100).compareTo(new Ratio().points(signed, signed, Direction.HIGHER)));
            for (Direction direction : Direction.values()) {
                assertEquals(0, number(100).compareTo(method.points(signed, signed, direction)));
            }
            BigDecimal better = method.points(higher, signed, Direction.HIGHER);
            assertTrue(method.points(lower, signed, Direction.HIGHER).compareTo(better) <= 0);
            BigDecimal cheaper = method.points(lower, signed, Direction.LOWER);
            assertTrue(method.points(higher, signed, Direction.LOWER).compareTo(cheaper) <= 0);
        }
    }

    private static BigDecimal number(long number) {
        return BigDecimal.valueOf(number);
    }
}
