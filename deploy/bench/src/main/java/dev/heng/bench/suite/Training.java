package dev.heng.bench.suite;

import dev.heng.bench.client.Clients;
import dev.heng.bench.client.Door;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** A little of everything that is measured, for the start caches to learn from: posts, batches, scorecards read and recomputed. */
final class Training {
    private static final int CLIENTS = 4;
    private static final int BATCH = 1_000;
    private static final int BATCHES = 5;
    private static final int READ_EVERY = 5;
    private static final Duration TIME = Duration.ofSeconds(10);

    private Training() {}

    static void work(TestBed bed) {
        Hospital hospital = bed.hospital("bench-training");
        hospital.adopt("QUARTER", 1);
        try (Door his = bed.door(Account.HIS)) {
            SplittableRandom random = new SplittableRandom(1);
            for (int n = 0; n < BATCHES; n++) {
                List<Line> lines = hospital.batch("batch-" + n, BATCH, random);
                hospital.posted(
                        his.postText(hospital.budget("/executions"), hospital.execution("b-" + n, lines)), lines);
            }
        }
        Clients.during(CLIENTS, TIME, client -> {
            Door his = bed.door(Account.HIS);
            Door office = bed.door(Account.OFFICE);
            SplittableRandom random = new SplittableRandom(client);
            return n -> {
                Line line = hospital.line(client + "-" + n, random);
                long sequence = hospital.post(his, line);
                if (n % READ_EVERY == 0) {
                    hospital.scorecard(office, line, sequence);
                }
            };
        });
        hospital.requireSums();
    }
}
