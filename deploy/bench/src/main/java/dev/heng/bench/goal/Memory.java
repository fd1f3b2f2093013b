package dev.heng.bench.goal;

import dev.heng.bench.Goal;
import dev.heng.bench.Pace;
import dev.heng.bench.Verdict;
import dev.heng.bench.Verdict.Round;
import dev.heng.bench.client.Clients;
import dev.heng.bench.client.Door;
import dev.heng.bench.client.Wire;
import dev.heng.bench.floor.MinimalService;
import dev.heng.bench.suite.Account;
import dev.heng.bench.suite.Effort;
import dev.heng.bench.suite.Hospital;
import dev.heng.bench.suite.Line;
import dev.heng.bench.suite.TestBed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * P10: the proportional share (PSS) of the four services and the broker after a load of posts, batches and reads, beside four minimal
 * services after as long a load of posts, and the same broker. One round: the load is what takes the time.
 */
public final class Memory implements Measurement {
    private static final int CLIENTS = 4;
    private static final int BATCH = 1_000;
    private static final int BATCH_EVERY = 100;
    private static final int READ_EVERY = 5;
    private static final double KILO = 1_024;

    @Override
    public Set<Goal> goals() {
        return Set.of(Goal.P10);
    }

    @Override
    public List<Verdict> measure(TestBed bed, Pace pace) {
        Hospital hospital = bed.year();
        hospital.adopt("QUARTER", 1);
        List<MinimalService> minimal = new ArrayList<>();
        try {
            for (int i = 0; i < CLIENTS; i++) {
                minimal.add(MinimalService.start(bed.floor(), bed.data(), "minimal-" + i));
            }
            Effort before = Effort.of(bed);
            loadSuite(bed, hospital, pace.load());
            bed.tellEffort("for a second of load", before, pace.load().toSeconds());
            TestBed.SERVICES.forEach(part -> tellSize(part, bed.pid(part)));
            loadMinimal(minimal, pace.load());
            // both sides at the same moment, since processes share pages: libraries, archives of classes
            double broker = megabytes(bed.pid(TestBed.KAFKA));
            double services = TestBed.SERVICES.stream()
                    .mapToDouble(part -> megabytes(bed.pid(part)))
                    .sum();
            double least =
                    minimal.stream().mapToDouble(each -> megabytes(each.pid())).sum();
            String variant = "after %d s of load".formatted(pace.load().toSeconds());
            return List.of(Verdict.of(Goal.P10, variant, List.of(new Round(services + broker, least + broker))));
        } finally {
            minimal.forEach(MinimalService::close);
        }
    }

    private static void loadSuite(TestBed bed, Hospital hospital, Duration time) {
        Queue<Door> doors = new ConcurrentLinkedQueue<>();
        Clients.during(CLIENTS, time, client -> {
            Door his = bed.door(Account.HIS);
            Door office = bed.door(Account.OFFICE);
            doors.add(his);
            doors.add(office);
            SplittableRandom random = new SplittableRandom(client);
            Clients.Work work = n -> step(hospital, his, office, "p10-" + client + "-" + n, n, random);
            return work;
        });
        doors.forEach(Door::close);
        hospital.requireSums();
    }

    private static void step(Hospital hospital, Door his, Door office, String name, int n, SplittableRandom random) {
        if (n % BATCH_EVERY == BATCH_EVERY - 1) {
            List<Line> lines = hospital.batch(name, BATCH, random);
            hospital.posted(his.postText(hospital.budget("/executions"), hospital.execution(name, lines)), lines);
            return;
        }
        Line line = hospital.line(name, random);
        long sequence = hospital.post(his, line);
        if (n % READ_EVERY == 0) {
            hospital.scorecard(office, line, sequence);
        }
    }

    private static void loadMinimal(List<MinimalService> services, Duration time) {
        Queue<Wire> wires = new ConcurrentLinkedQueue<>();
        Clients.during(services.size(), time, client -> {
            Wire wire = services.get(client).wire();
            wires.add(wire);
            SplittableRandom random = new SplittableRandom(client);
            return n -> MinimalService.post(
                    wire,
                    "p10-" + client + "-" + n,
                    "C" + random.nextInt(11, 91),
                    "S" + random.nextInt(11, 36),
                    "12.34");
        });
        wires.forEach(Wire::close);
    }

    /** Says on the standard error what a container of the part would be charged with: what the chart's requests and limits come from. */
    private static void tellSize(String part, long pid) {
        System.err.printf(
                "bench: %s resident %.0f MB, at most %.0f MB%n",
                part, megabytes(pid, "status", "VmRSS"), megabytes(pid, "status", "VmHWM"));
    }

    private static double megabytes(long pid) {
        return megabytes(pid, "smaps_rollup", "Pss");
    }

    private static double megabytes(long pid, String name, String figure) {
        Path file = Path.of("/proc", String.valueOf(pid), name);
        try {
            return Files.readAllLines(file).stream()
                            .filter(line -> line.startsWith(figure + ":"))
                            .mapToDouble(line -> Double.parseDouble(line.strip().split("\\s+", -1)[1]))
                            .findFirst()
                            .orElseThrow()
                    / KILO;
        } catch (IOException e) {
            throw new UncheckedIOException("memory is read from " + file + ", which Linux has", e);
        }
    }
}
