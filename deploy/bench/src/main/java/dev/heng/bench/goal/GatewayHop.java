package dev.heng.bench.goal;

import dev.heng.bench.Goal;
import dev.heng.bench.Pace;
import dev.heng.bench.Sample;
import dev.heng.bench.Verdict;
import dev.heng.bench.Verdict.Round;
import dev.heng.bench.client.Door;
import dev.heng.bench.suite.Account;
import dev.heng.bench.suite.Hospital;
import dev.heng.bench.suite.TestBed;
import dev.heng.bench.suite.WarmUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** P9: the same request through the gateway and to the service itself, one after the other, one client. */
public final class GatewayHop implements Measurement {
    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public Set<Goal> goals() {
        return Set.of(Goal.P9);
    }

    @Override
    public List<Verdict> measure(TestBed bed, Pace pace) {
        return List.of(post(bed, pace), read(bed, pace));
    }

    private static Verdict post(TestBed bed, Pace pace) {
        Hospital hospital = bed.hospital("bench-p9");
        SplittableRandom random = new SplittableRandom(9);
        try (Door gateway = bed.door(Account.HIS);
                Door direct = bed.door(Account.HIS, TestBed.BUDGET)) {
            int[] n = {0};
            Consumer<Door> post = door -> hospital.post(door, hospital.line("p9-" + n[0]++, random));
            Verdict verdict = Verdict.of(Goal.P9, "single post", rounds(bed, pace, gateway, direct, post));
            hospital.requireSums();
            return verdict;
        }
    }

    private static Verdict read(TestBed bed, Pace pace) {
        Hospital hospital = bed.year();
        String path = hospital.evaluation("/scorecards/C11/" + Hospital.YEAR);
        try (Door gateway = bed.door(Account.OFFICE);
                Door direct = bed.door(Account.OFFICE, TestBed.EVALUATION)) {
            gateway.get(path + "?waitMs=30000").ok();
            Consumer<Door> read = door -> door.get(path).ok();
            return Verdict.of(Goal.P9, "scorecard read", rounds(bed, pace, gateway, direct, read));
        }
    }

    private static List<Round> rounds(TestBed bed, Pace pace, Door gateway, Door direct, Consumer<Door> request) {
        List<Round> rounds = new ArrayList<>();
        WarmUp.of(bed, "a request", pace.warmUp(), time -> {
            long until = System.nanoTime() + time.toNanos();
            long requests = 0;
            while (System.nanoTime() < until) {
                request.accept(gateway);
                request.accept(direct);
                requests += 2;
            }
            return requests;
        });
        for (int round = 0; round < pace.rounds(); round++) {
            List<Double> through = new ArrayList<>();
            List<Double> straight = new ArrayList<>();
            long until = System.nanoTime() + pace.side().toNanos();
            while (System.nanoTime() < until) {
                through.add(millis(gateway, request));
                straight.add(millis(direct, request));
            }
            rounds.add(new Round(median(through), median(straight)));
        }
        return rounds;
    }

    private static double millis(Door door, Consumer<Door> request) {
        long sent = System.nanoTime();
        request.accept(door);
        return (System.nanoTime() - sent) / NANOS_PER_MILLI;
    }

    private static double median(List<Double> values) {
        return Sample.of(values.stream().mapToDouble(Double::doubleValue)).median();
    }
}
