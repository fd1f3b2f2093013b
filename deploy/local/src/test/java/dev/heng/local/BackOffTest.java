package dev.heng.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private final BackOff backOff = new BackOff();

    @Test
    void restsLongerAfterEachQuickDeathAndGivesUpAtTheFifth() {
        for (int seconds : new int[] {1, 2, 4, 8}) {
            assertEquals(Optional.of(Duration.ofSeconds(seconds)), backOff.died(true));
        }
        assertEquals(Optional.empty(), backOff.died(true));
    }

    @Test
    void aLongLifeForgivesTheQuickDeathsBefore() {
        for (int death = 0; death < 4; death++) {
            backOff.died(true);
        }
        assertEquals(Optional.of(Duration.ofSeconds(1)), backOff.died(false));
        assertEquals(Optional.of(Duration.ofSeconds(1)), backOff.died(true));
    }

    @Test
    void killsFromOutsideNeverEndTheSuite() {
        for (int kill = 0; kill < 300; kill++) {
            assertEquals(Optional.of(Duration.ofSeconds(1)), backOff.died(false));
        }
    }
}
