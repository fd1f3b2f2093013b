package dev.heng.bench.goal;

import dev.heng.bench.Goal;
import dev.heng.bench.Pace;
import dev.heng.bench.Sample;
import dev.heng.bench.Verdict;
import dev.heng.bench.Verdict.Round;
import dev.heng.bench.client.Answer;
import dev.heng.bench.client.Clients;
import dev.heng.bench.client.Door;
import dev.heng.bench.client.OpenLoop;
import dev.heng.bench.floor.FloorDatabase;
import dev.heng.bench.floor.Pipeline;
import dev.heng.bench.floor.ScoreFloor;
import dev.heng.bench.suite.Account;
import dev.heng.bench.suite.Effort;
import dev.heng.bench.suite.Hospital;
import dev.heng.bench.suite.Line;
import dev.heng.bench.suite.TestBed;
import dev.heng.bench.suite.WarmUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** P5: from sending a post to the answer of the scorecard that reflects it, at 50 and 500 posts a second. */
public final class Freshness implements Measurement {
    private static final List<Integer> RATES = List.of(50, 500);
    private static final int WARM_UP_RATE = 100;
    private static final double P99 = 0.99;
    private static final double P99_MUST = 3;
    private static final double P99_AIM = 1.5;
    private static final String HOSPITAL = "F";
    private static final Pattern APPLIED = Pattern.compile("\"ledgerSequence\"\\s*:\\s*(\\d+)");

    @Override
    public Set<Goal> goals() {
        return Set.of(Goal.P5);
    }

    @Override
    public List<Verdict> measure(TestBed bed, Pace pace) {
        Hospital hospital = bed.year();
        hospital.adopt("QUARTER", 1);
        FloorDatabase database = bed.floor();
        ScoreFloor scores = new ScoreFloor(database, HOSPITAL);
        scores.fill(Recompute.figures(hospital));
        scores.define(Recompute.indicators(1));
        List<Verdict> verdicts = new ArrayList<>();
        try (Pipeline pipeline = Pipeline.start(database, bed.port(TestBed.KAFKA), HOSPITAL)) {
            Duration time = pace.side().multipliedBy(3).dividedBy(2);
            int[] step = {0};
            WarmUp.of(bed, "a post and a read", pace.warmUp(), each -> suite(
                            bed, hospital, WARM_UP_RATE, each, "warm-" + step[0]++)
                    .size());
            floor(pipeline, RATES.getLast(), time, "warm");
            for (int rate : RATES) {
                List<Round> medians = new ArrayList<>();
                List<Round> tails = new ArrayList<>();
                for (int round = 0; round < pace.rounds(); round++) {
                    String name = "p5-" + rate + "-" + round;
                    Sample suite = suite(bed, hospital, rate, time, name);
                    Sample floor = floor(pipeline, rate, time, name);
                    medians.add(new Round(suite.median(), floor.median()));
                    tails.add(new Round(suite.percentile(P99), floor.percentile(P99)));
                }
                verdicts.add(Verdict.of(Goal.P5, rate + "/s, p50", medians));
                verdicts.add(Verdict.of(Goal.P5, rate + "/s, p99", tails, P99_MUST, P99_AIM));
            }
        }
        database.requireBalances(HOSPITAL);
        return verdicts;
    }

    private static Sample suite(TestBed bed, Hospital hospital, int rate, Duration time, String name) {
        Queue<Door> doors = new ConcurrentLinkedQueue<>();
        Effort before = Effort.of(bed);
        Sample sample = OpenLoop.run(rate, time, hand -> {
            Door his = bed.door(Account.HIS);
            Door office = bed.door(Account.OFFICE);
            doors.add(his);
            doors.add(office);
            SplittableRandom random = new SplittableRandom((name + hand).hashCode());
            Clients.Work work = n -> {
                Line line = hospital.line(name + "-" + n, random);
                long sequence = hospital.post(his, line);
                requireFresh(hospital.scorecard(office, line, sequence), sequence);
            };
            return work;
        });
        bed.tellEffort("a post and a read", before, sample.size());
        doors.forEach(Door::close);
        hospital.requireSums();
        return sample;
    }

    private static void requireFresh(Answer card, long sequence) {
        Matcher applied = APPLIED.matcher(card.text());
        if (!applied.find() || Long.parseLong(applied.group(1)) < sequence) {
            throw new IllegalStateException("a scorecard does not reflect " + sequence + ": " + card.text());
        }
    }

    private static Sample floor(Pipeline pipeline, int rate, Duration time, String name) {
        Queue<Pipeline.Sender> senders = new ConcurrentLinkedQueue<>();
        Sample sample = OpenLoop.run(rate, time, hand -> {
            Pipeline.Sender sender = pipeline.sender();
            senders.add(sender);
            SplittableRandom random = new SplittableRandom((name + hand).hashCode());
            return n -> sender.post(
                    name + "-" + n,
                    "C" + random.nextInt(11, 91),
                    "S" + random.nextInt(11, 36),
                    random.nextInt(1, 9_999_999));
        });
        senders.forEach(Pipeline.Sender::close);
        return sample;
    }
}
