package dev.heng.bench.goal;

import dev.heng.bench.Goal;
import dev.heng.bench.Pace;
import dev.heng.bench.Verdict;
import dev.heng.bench.Verdict.Round;
import dev.heng.bench.client.Door;
import dev.heng.bench.floor.FloorDatabase;
import dev.heng.bench.floor.MinimalService;
import dev.heng.bench.suite.Account;
import dev.heng.bench.suite.Hospital;
import dev.heng.bench.suite.Line;
import dev.heng.bench.suite.TestBed;
import dev.heng.local.EmbeddedKafka;
import dev.heng.local.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * P11: from the start of the whole suite on a folder that has data to the first accepted post and the scorecard that reflects it, beside
 * the slower of the broker alone and of the minimal service alone (PostgreSQL runs already) to its first accepted post.
 */
public final class ColdStart implements Measurement {
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public Set<Goal> goals() {
        return Set.of(Goal.P11);
    }

    @Override
    public List<Verdict> measure(TestBed bed, Pace pace) {
        Hospital hospital = bed.year();
        hospital.adopt("QUARTER", 1);
        bed.floor();
        String password = bed.superPassword();
        Path broker = bed.data().resolve("floor-broker");
        List<Round> rounds = new ArrayList<>();
        // the broker's folder is made by a start that does not count
        EmbeddedKafka.start(broker, 0).close();
        for (int round = 0; round < pace.starts(); round++) {
            bed.close();
            double least = Math.max(broker(broker), minimal(bed.data(), password, round));
            rounds.add(new Round(suite(bed, hospital, round), least));
            hospital.requireSums();
        }
        return List.of(Verdict.of(Goal.P11, "to the first scorecard", rounds));
    }

    private static double suite(TestBed bed, Hospital hospital, int round) {
        long began = System.nanoTime();
        bed.restart();
        try (Door his = bed.door(Account.HIS);
                Door office = bed.door(Account.OFFICE)) {
            Line line = hospital.line("p11-" + round, new SplittableRandom(round));
            long sequence = hospital.post(his, line);
            hospital.scorecard(office, line, sequence);
        }
        return (System.nanoTime() - began) / NANOS_PER_MILLI;
    }

    private static double broker(Path folder) {
        long began = System.nanoTime();
        EmbeddedKafka broker = EmbeddedKafka.start(folder, 0);
        double millis = (System.nanoTime() - began) / NANOS_PER_MILLI;
        broker.close();
        return millis;
    }

    private static double minimal(Path data, String password, int round) {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data.resolve("postgres"), 0, password)) {
            FloorDatabase database = FloorDatabase.at(postgres.port(), password);
            long began = System.nanoTime();
            MinimalService service = MinimalService.start(database, data, "start-" + round);
            double millis = (System.nanoTime() - began) / NANOS_PER_MILLI;
            service.close();
            return millis;
        }
    }
}
