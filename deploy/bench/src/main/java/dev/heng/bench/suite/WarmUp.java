package dev.heng.bench.suite;

import java.time.Duration;
import java.util.function.ToLongFunction;

/**
 * Uses a path until its code is compiled: a young JVM spends most of its time on compiling, and what is measured then says nothing of
 * the suite that runs since this morning.
 */
public final class WarmUp {
    private static final int STEPS_MAX = 6;
    /** Two steps in a row that save less than this are enough. */
    private static final double SAVING_MIN = 0.07;

    private static final int STEADY_STEPS = 2;
    private static final double NANOS_PER_MICRO = 1e3;

    private WarmUp() {}

    /**
     * Works in steps until the suite's processor time for an operation has stopped falling.
     *
     * @param bound works no longer than that
     * @param step works for the time that it is given, and returns how many operations it did
     */
    public static void of(TestBed bed, String what, Duration bound, ToLongFunction<Duration> step) {
        Duration time = bound.dividedBy(STEPS_MAX);
        double micros = 0;
        double least = Double.MAX_VALUE;
        int steady = 0;
        int steps = 0;
        while (steady < STEADY_STEPS && steps < STEPS_MAX) {
            Effort began = Effort.of(bed);
            long operations = step.applyAsLong(time);
            micros = Effort.of(bed).suiteSince(began).toNanos() / NANOS_PER_MICRO / operations;
            steady = micros > least * (1 - SAVING_MIN) ? steady + 1 : 0;
            least = Math.min(least, micros);
            steps++;
        }
        System.err.printf("bench: %s is warm after %d steps, %.0f microseconds each%n", what, steps, micros);
    }
}
