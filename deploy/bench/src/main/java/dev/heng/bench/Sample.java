package dev.heng.bench;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Measured values, sorted. */
public final class Sample {
    private final double[] sorted;

    private Sample(double[] sorted) {
        this.sorted = sorted;
    }

    /** @throws IllegalArgumentException when there is no value, or one that is no number */
    public static Sample of(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        if (sorted.length == 0 || Arrays.stream(sorted).anyMatch(value -> !Double.isFinite(value))) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return new Sample(sorted);
    }

    public int size() {
        return sorted.length;
    }

    /** The middle value, of an even number the mean of the two in the middle. */
    public double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** The smallest value that at least this share of the values does not pass (nearest rank); 0.99 is p99. */
    public double percentile(double share) {
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }
}
