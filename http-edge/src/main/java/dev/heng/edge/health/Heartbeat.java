package dev.heng.edge.health;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The pulse of one loop. The loop beats each time it comes round, also while what it needs is away. */
public final class Heartbeat {
    private final String name;
    private final long silenceMaxNs;
    private final LongSupplier nanoTime;
    private volatile long beatNs;

    Heartbeat(String name, Duration silenceMax, LongSupplier nanoTime) {
        this.name = name;
        this.silenceMaxNs = silenceMax.toNanos();
        this.nanoTime = nanoTime;
        beat();
    }

    /** The loop has come round. */
    public void beat() {
        beatNs = nanoTime.getAsLong();
    }

    String name() {
        return name;
    }

    /** How long the loop has been silent, in seconds. */
    double silenceSeconds() {
        return (double) silenceNs() / TimeUnit.SECONDS.toNanos(1);
    }

    /** True while the loop came round within the time that it was given. */
    boolean isAlive() {
        return silenceNs() <= silenceMaxNs;
    }

    private long silenceNs() {
        return nanoTime.getAsLong() - beatNs;
    }
}
