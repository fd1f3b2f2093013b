package dev.heng.bench.client;

import dev.heng.bench.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.DoubleStream;

/** Clients that work without a rest, each waiting for its answer before it asks again (a closed model, as pgbench). */
public final class Clients {
    private static final int LATENCIES = 4_096;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private Clients() {}

    /** One client's work. */
    @FunctionalInterface
    public interface Work {
        /**
         * Does it once.
         *
         * @param n counts the calls of this client from 0
         */
        void once(int n) throws Exception;
    }

    /** Makes the work of one client, with a connection of its own. */
    @FunctionalInterface
    public interface Hiring {
        Work client(int number) throws Exception;
    }

    /**
     * What a run gave.
     *
     * @param latencies of every call in milliseconds
     * @param seconds from the common start to the last client's end
     */
    public record Run(Sample latencies, double seconds) {
        public double perSecond() {
            return latencies.size() / seconds;
        }
    }

    /**
     * Lets clients work until the time is over.
     *
     * @throws IllegalStateException when one of them failed
     */
    public static Run during(int clients, Duration time, Hiring hiring) {
        return run(clients, hiring, (n, began) -> System.nanoTime() - began < time.toNanos());
    }

    /** Lets each client do its work so many times. */
    public static Run times(int clients, int times, Hiring hiring) {
        return run(clients, hiring, (n, began) -> n < times);
    }

    @FunctionalInterface
    private interface Going {
        boolean on(int n, long began);
    }

    private static Run run(int clients, Hiring hiring, Going going) {
        CyclicBarrier start = new CyclicBarrier(clients + 1);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Work> works = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                works.add(hiring.client(i));
            }
            List<Future<double[]>> ends = new ArrayList<>();
            for (Work work : works) {
                Callable<double[]> client = () -> work(work, start, going);
                ends.add(threads.submit(client));
            }
            start.await();
            long began = System.nanoTime();
            List<double[]> latencies = new ArrayList<>();
            for (Future<double[]> end : ends) {
                latencies.add(end.get());
            }
            double seconds = (System.nanoTime() - began) / NANOS_PER_SECOND;
            return new Run(Sample.of(latencies.stream().flatMapToDouble(DoubleStream::of)), seconds);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a client failed: " + e.getCause(), e.getCause());
        } catch (Exception e) {
            throw new IllegalStateException("the clients did not begin", e);
        }
    }

    private static double[] work(Work work, CyclicBarrier start, Going going) throws Exception {
        double[] latencies = new double[LATENCIES];
        start.await();
        long began = System.nanoTime();
        int n = 0;
        while (going.on(n, began)) {
            long sent = System.nanoTime();
            work.once(n);
            if (n == latencies.length) {
                latencies = Arrays.copyOf(latencies, n * 2);
            }
            latencies[n++] = (System.nanoTime() - sent) / NANOS_PER_MILLI;
        }
        return Arrays.copyOf(latencies, n);
    }
}
