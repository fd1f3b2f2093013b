package dev.heng.budget.outbox;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Growing pauses between attempts, 0.2 to 10 seconds; an interrupt ends a pause. */
final class BackOff {
    private static final long FIRST_MS = 200;
    private static final long LONGEST_MS = 10_000;

    private long nextMs = FIRST_MS;

    /** How long to wait after this failure, in milliseconds; the next wait is twice as long. */
    long next() {
        long now = nextMs;
        nextMs = Math.min(2 * nextMs, LONGEST_MS);
        return now;
    }

    void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(next()));
    }

    void reset() {
        nextMs = FIRST_MS;
    }
}
