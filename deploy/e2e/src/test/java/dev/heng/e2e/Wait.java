package dev.heng.e2e;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until the answer is the one that is waited for, with a deadline. */
record Wait(Duration limit) {
    private static final long PAUSE_MILLIS = 100;

    static Wait upTo(Duration limit) {
        return new Wait(limit);
    }

    /** Lets time pass in which a fault lasts; nothing is waited for. */
    static void leave(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            pause();
        }
    }

    /** The first answer that is good; fails with the last one when none was until the deadline. */
    <T> T until(Supplier<T> question, Predicate<T> isGood) {
        long began = System.nanoTime();
        while (true) {
            T answer = question.get();
            if (isGood.test(answer)) {
                return answer;
            }
            if (System.nanoTime() - began > limit.toNanos()) {
                throw new AssertionError("still after " + limit.toSeconds() + " s: " + answer);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            // nobody counts down: a pause that only an interrupt shortens
            new CountDownLatch(1).await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
