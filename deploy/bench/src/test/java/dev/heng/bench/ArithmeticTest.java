package dev.heng.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.bench.Verdict.Round;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    @Test
    void theMedianIsTheMiddleAndOfAnEvenNumberTheMeanOfTheTwoInTheMiddle() {
        assertEquals(3, Sample.of(DoubleStream.of(9, 1, 3)).median());
        assertEquals(2.5, Sample.of(DoubleStream.of(4, 1, 3, 2)).median());
    }

    @Test
    void aPercentileIsTheSmallestValueThatTheShareDoesNotPass() {
        Sample hundred = Sample.of(IntStream.rangeClosed(1, 100).asDoubleStream());
        assertEquals(99, hundred.percentile(0.99));
        assertEquals(50, hundred.percentile(0.5));
        assertEquals(100, hundred.percentile(1));
        assertEquals(7, Sample.of(DoubleStream.of(7)).percentile(0.99));
    }

    @Test
    void nothingMeasuredIsNoResult() {
        assertThrows(IllegalArgumentException.class, () -> Sample.of(DoubleStream.empty()));
        assertThrows(IllegalArgumentException.class, () -> Sample.of(DoubleStream.of(1, Double.NaN)));
    }

    @Test
    void theRatioIsTheMedianOfTheRoundsRatiosNotTheRatioOfTheMedians() {
        // in the second round the machine was busy: both sides took ten times as long
        List<Round> rounds =
                List.of(new Round(2, 1), new Round(20, 10), new Round(2, 1), new Round(6, 1), new Round(1, 1));
        Verdict verdict = Verdict.of(Goal.P2, "1 client", rounds);
        assertEquals(2, verdict.ratio());
        assertEquals(2, verdict.suite());
        assertEquals(1, verdict.floor());
    }

    @Test
    void aRateIsMetFromItsBoundUpwards() {
        assertTrue(verdict(Goal.P1, 30, 100).isMet());
        assertFalse(verdict(Goal.P1, 29, 100).isMet());
        assertTrue(verdict(Goal.P1, 60, 100).isAimReached());
        assertFalse(verdict(Goal.P1, 59, 100).isAimReached());
    }

    @Test
    void aTimeIsMetFromItsBoundDownwards() {
        assertTrue(verdict(Goal.P2, 4, 1).isMet());
        assertFalse(verdict(Goal.P2, 4.1, 1).isMet());
        assertTrue(verdict(Goal.P2, 2.5, 1).isAimReached());
        assertFalse(verdict(Goal.P2, 2.6, 1).isAimReached());
    }

    @Test
    void theJsonSaysWhatEachVariantReachedAndWhetherThatIsEnough() {
        assertEquals(
                "[{\"goal\":\"P9\",\"variant\":\"single post\",\"suite\":1.2,\"floor\":1.0,\"unit\":\"ms\",\"ratio\":1.2,"
                        + "\"must\":1.25,\"aim\":1.15,\"met\":true}]",
                Report.json(List.of(Verdict.of(Goal.P9, "single post", List.of(new Round(1.2, 1))))));
    }

    @Test
    void theOptionsNameGoalsAndPace() {
        Options options = Options.parse(List.of("--short", "--only", "P1,p9", "--json"));
        assertEquals(List.of(Goal.P1, Goal.P9), List.copyOf(options.goals()));
        assertEquals(3, options.pace().rounds());
        assertTrue(options.isJson());
        assertEquals(5, Options.parse(List.of()).pace().rounds());
        assertEquals(Goal.values().length, Options.parse(List.of()).goals().size());
    }

    @Test
    void anOptionThatIsNotKnownIsRefusedInOneLine() {
        assertThrows(IllegalArgumentException.class, () -> Options.parse(List.of("--onyl", "P1")));
        assertThrows(IllegalArgumentException.class, () -> Options.parse(List.of("--only", "P6")));
        assertThrows(IllegalArgumentException.class, () -> Options.parse(List.of("--only")));
    }

    private static Verdict verdict(Goal goal, double suite, double floor) {
        return Verdict.of(goal, "any", List.of(new Round(suite, floor)));
    }
}
