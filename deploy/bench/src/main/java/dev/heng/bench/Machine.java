package dev.heng.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The machine before anything is started. */
final class Machine {
    private static final Path STATISTICS = Path.of("/proc/stat");
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int TIMES = 8;

    private Machine() {}

    /** The share of the processors' time that somebody uses, from 0 to 1; 0 where the system does not tell. */
    static double busy(Duration look) {
        if (Files.notExists(STATISTICS)) {
            return 0;
        }
        try {
            long[] before = times();
            new CountDownLatch(1).await(look.toMillis(), TimeUnit.MILLISECONDS);
            long[] after = times();
            long all = Arrays.stream(after).sum() - Arrays.stream(before).sum();
            long idle = after[IDLE] + after[WAITING] - before[IDLE] - before[WAITING];
            return all == 0 ? 0 : 1 - (double) idle / all;
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** user, nice, system, idle, waiting for a disk, and what interrupts and other guests of the host take. */
    private static long[] times() throws IOException {
        String[] words = Files.readAllLines(STATISTICS).getFirst().strip().split("\\s+");
        return Arrays.stream(words)
                .skip(1)
                .limit(TIMES)
                .mapToLong(Long::parseLong)
                .toArray();
    }
}
