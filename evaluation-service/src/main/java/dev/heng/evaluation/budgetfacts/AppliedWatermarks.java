package dev.heng.evaluation.budgetfacts;

import dev.heng.evaluation.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How far the figures are applied. A bucket is applied up to the lower of its watermarks on the two topics, and not at all before both
 * are known.
 */
@ApplicationScoped
public class AppliedWatermarks {
    /** Another replica may be the one that applies a bucket, so a waiting reader looks into the database this often. */
    private static final long LOOK_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long UNKNOWN = -1;
    private static final String BOTH = """
            select bucket, min(applied) from applied_watermark where applied is not null group by bucket having count(*) = 2""";

    private final Sql sql;
    private final AtomicLongArray applied = new AtomicLongArray(Bucket.COUNT);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition advanced = lock.newCondition();
    private final ReentrantLock looking = new ReentrantLock();
    private volatile long lookedAtNs = System.nanoTime() - LOOK_NS;

    AppliedWatermarks(Sql sql) {
        this.sql = sql;
        for (int bucket = 0; bucket < Bucket.COUNT; bucket++) {
            applied.set(bucket, UNKNOWN);
        }
    }

    /** The applied sequence of a hospital, as the open transaction sees it; empty until both topics have told it. */
    public OptionalLong of(String hospital) {
        return sql
                .query(
                        "select min(applied) from applied_watermark where bucket = ? and applied is not null having count(*) = 2",
                        row -> row.getLong(1),
                        Bucket.of(hospital))
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /**
     * Waits until the figures of a hospital are applied up to a sequence. Holds no connection while it waits.
     *
     * @return false when the time was over before
     */
    public boolean await(String hospital, long sequence, Duration timeout) {
        int bucket = Bucket.of(hospital);
        long until = System.nanoTime() + timeout.toNanos();
        while (applied.get(bucket) < sequence) {
            look();
            long left = until - System.nanoTime();
            if (applied.get(bucket) >= sequence) {
                return true;
            }
            if (left <= 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            pause(Math.min(left, LOOK_NS));
        }
        return true;
    }

    /** Waits a moment, or less when this replica has applied something meanwhile. */
    @SuppressWarnings("WaitNotInLoop") // callers ask again whatever woke them
    public void pause(long timeNs) {
        lock.lock();
        try {
            advanced.awaitNanos(timeNs);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /** Tells waiting readers that something was applied and committed. */
    public void announce() {
        lookedAtNs = System.nanoTime() - LOOK_NS;
        wake();
    }

    private void wake() {
        lock.lock();
        try {
            advanced.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        if (System.nanoTime() - lookedAtNs < LOOK_NS || !looking.tryLock()) {
            return;
        }
        try {
            lookedAtNs = System.nanoTime();
            for (long[] row : sql.query(BOTH, found -> new long[] {found.getInt(1), found.getLong(2)})) {
                applied.accumulateAndGet((int) row[0], row[1], Math::max);
            }
        } finally {
            looking.unlock();
        }
        wake();
    }
}
