package dev.heng.bench.client;

import dev.heng.bench.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * Work that arrives at a fixed rate whether or not the last one is done, as from many independent senders. A latency counts from the
 * moment at which the work was due, so that a stall is felt by everything that came meanwhile.
 */
public final class OpenLoop {
    private static final int HANDS = 64;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    /** Threads stand ready before the first work is due. */
    private static final long LEAD_NANOS = 50_000_000L;

    private OpenLoop() {}

    /** @return the latency of each work in milliseconds */
    public static Sample run(int perSecond, Duration time, Clients.Hiring hiring) {
        int count = Math.toIntExact(perSecond * time.toMillis() / 1_000);
        try (ExecutorService threads = Executors.newFixedThreadPool(HANDS)) {
            List<Clients.Work> works = new ArrayList<>();
            for (int hand = 0; hand < HANDS; hand++) {
                works.add(hiring.client(hand));
            }
            AtomicInteger next = new AtomicInteger();
            long began = System.nanoTime() + LEAD_NANOS;
            double[] latencies = new double[count];
            List<Future<?>> ends = new ArrayList<>();
            for (Clients.Work work : works) {
                ends.add(threads.submit(() -> {
                    for (int n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                        long due = began + n * (NANOS_PER_SECOND / perSecond);
                        awaitTime(due);
                        work.once(n);
                        latencies[n] = (System.nanoTime() - due) / NANOS_PER_MILLI;
                    }
                    return null;
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
            return Sample.of(IntStream.range(0, count).mapToDouble(n -> latencies[n]));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a sender failed: " + e.getCause(), e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException("the senders did not begin", e);
        }
    }

    private static void awaitTime(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
