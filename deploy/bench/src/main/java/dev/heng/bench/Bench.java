package dev.heng.bench;

import dev.heng.bench.goal.BatchIngest;
import dev.heng.bench.goal.ColdStart;
import dev.heng.bench.goal.Freshness;
import dev.heng.bench.goal.GatewayHop;
import dev.heng.bench.goal.Measurement;
import dev.heng.bench.goal.Memory;
import dev.heng.bench.goal.Recompute;
import dev.heng.bench.goal.SinglePosts;
import dev.heng.bench.suite.TestBed;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Runs the measurements that the command line asks for and prints how the suite stands to its floors. */
public final class Bench {
    /** Held here, because a logger that nobody holds forgets its level. */
    private static final System.Logger LOG = System.getLogger("bench");

    private static final List<Logger> CHATTY =
            List.of(Logger.getLogger("org.apache.kafka"), Logger.getLogger("io.zonky"));

    private static final double NANOS_PER_SECOND = 1e9;
    private static final int BAD_USE = 2;
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final double BUSY_MAX = 0.15;

    /** In this order: what lets memory grow comes before the memory is read, what stops the suite comes last. */
    private static final List<Measurement> MEASUREMENTS = List.of(
            new BatchIngest(),
            new SinglePosts(),
            new GatewayHop(),
            new Recompute(),
            new Freshness(),
            new Memory(),
            new ColdStart());

    private Bench() {}

    public static void main(String[] words) {
        PrintStream out = System.out;
        // the suite tells its progress on the standard output, which belongs to the result
        System.setOut(System.err);
        CHATTY.forEach(logger -> logger.setLevel(Level.WARNING));
        Options options = options(words);
        double busy = Machine.busy(LOOK);
        if (busy > BUSY_MAX) {
            say(
                    "others use %.0f %% of the processors: the suite has more steps that wait for one than its floors, so that"
                                    .formatted(busy * 100)
                            + " its ratios look worse than on a quiet machine");
        }
        List<Verdict> verdicts = new ArrayList<>();
        boolean isWhole = run(options, verdicts);
        out.print(options.isJson() ? Report.json(verdicts) + "\n" : Report.table(verdicts));
        out.flush();
        // clients of the floors may hold connections in threads of their own
        System.exit(isWhole ? 0 : 1);
    }

    private static Options options(String[] words) {
        try {
            return Options.parse(List.of(words));
        } catch (IllegalArgumentException e) {
            System.err.println("run: " + e.getMessage());
            System.exit(BAD_USE);
            throw e;
        }
    }

    /** @return false when a measurement failed; then its goals have no verdict */
    private static boolean run(Options options, List<Verdict> verdicts) {
        boolean isWhole = true;
        Path data = folder();
        try (TestBed bed = TestBed.start(data)) {
            for (Measurement measurement : MEASUREMENTS) {
                if (!Collections.disjoint(measurement.goals(), options.goals())) {
                    isWhole &= measure(measurement, bed, options, verdicts);
                }
            }
        } finally {
            delete(data);
        }
        return isWhole;
    }

    private static boolean measure(Measurement measurement, TestBed bed, Options options, List<Verdict> verdicts) {
        long began = System.nanoTime();
        say("measuring " + measurement.goals());
        try {
            List<Verdict> found = measurement.measure(bed, options.pace()).stream()
                    .filter(verdict -> options.goals().contains(verdict.goal()))
                    .toList();
            verdicts.addAll(found);
            say("%.0f s%n%s".formatted((System.nanoTime() - began) / NANOS_PER_SECOND, Report.table(found)));
            return true;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, measurement.goals() + " has no figure", e);
            return false;
        }
    }

    private static void say(String line) {
        System.err.println("bench: " + line);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("heng-bench");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            say("the folder " + folder + " is left behind: " + e.getMessage());
        }
    }
}
