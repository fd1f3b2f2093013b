package dev.heng.bench.goal;

import dev.heng.bench.Goal;
import dev.heng.bench.Pace;
import dev.heng.bench.Verdict;
import dev.heng.bench.Verdict.Round;
import dev.heng.bench.client.Clients;
import dev.heng.bench.client.Door;
import dev.heng.bench.floor.FloorDatabase;
import dev.heng.bench.floor.SinglePostFloor;
import dev.heng.bench.suite.Account;
import dev.heng.bench.suite.Effort;
import dev.heng.bench.suite.Hospital;
import dev.heng.bench.suite.Spread;
import dev.heng.bench.suite.TestBed;
import dev.heng.bench.suite.WarmUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * P2 and P3: one line a call from 1, 8 and 32 clients, beside the same post as one statement. P4: 32 clients on four cells under STRICT
 * control, whose rows every one of them waits for.
 */
public final class SinglePosts implements Measurement {
    private static final List<Integer> CLIENTS = List.of(1, 8, 32);
    private static final int HOT_CLIENTS = 32;

    @Override
    public Set<Goal> goals() {
        return Set.of(Goal.P2, Goal.P3, Goal.P4);
    }

    @Override
    public List<Verdict> measure(TestBed bed, Pace pace) {
        Hospital hospital = bed.hospital("bench-p2");
        SinglePostFloor floor = SinglePostFloor.of(bed.floor());
        int[] step = {0};
        WarmUp.of(bed, "a post", pace.warmUp(), time -> post(bed, hospital, 8, time, "warm-" + step[0]++)
                .latencies()
                .size());
        Map<Integer, List<Round>> latencies = new TreeMap<>();
        Map<Integer, List<Round>> rates = new TreeMap<>();
        for (int round = 0; round < pace.rounds(); round++) {
            for (int clients : CLIENTS) {
                String name = "p2-" + clients + "-" + round;
                Clients.Run suite = post(bed, hospital, clients, pace.side(), name);
                Clients.Run least = floor.run(clients, pace.side(), name, Spread.ALL);
                latencies
                        .computeIfAbsent(clients, n -> new ArrayList<>())
                        .add(new Round(
                                suite.latencies().median(), least.latencies().median()));
                rates.computeIfAbsent(clients, n -> new ArrayList<>())
                        .add(new Round(suite.perSecond(), least.perSecond()));
            }
        }
        List<Round> hot = new ArrayList<>();
        for (int round = 0; round < pace.rounds(); round++) {
            String name = "p4-" + round;
            Clients.Run suite = post(bed, hospital, HOT_CLIENTS, pace.side(), name, Spread.HOT);
            Clients.Run least = floor.run(HOT_CLIENTS, pace.side(), name, Spread.HOT);
            hot.add(new Round(suite.perSecond(), least.perSecond()));
        }
        bed.floor().requireBalances(FloorDatabase.SINGLE);
        return List.of(
                verdict(Goal.P2, 1, latencies, floor),
                verdict(Goal.P2, 8, latencies, floor),
                verdict(Goal.P3, 8, rates, floor),
                verdict(Goal.P3, 32, rates, floor),
                Verdict.of(Goal.P4, HOT_CLIENTS + " clients on 4 cells, " + floor.name(), hot));
    }

    /** Lets clients post for a time, and looks whether every line is there. */
    static Clients.Run post(TestBed bed, Hospital hospital, int clients, Duration time, String name) {
        return post(bed, hospital, clients, time, name, Spread.ALL);
    }

    private static Clients.Run post(
            TestBed bed, Hospital hospital, int clients, Duration time, String name, Spread spread) {
        List<Door> doors = new ArrayList<>();
        Effort before = Effort.of(bed);
        Clients.Run run = Clients.during(clients, time, client -> {
            Door his = bed.door(Account.HIS);
            doors.add(his);
            SplittableRandom random = new SplittableRandom((name + client).hashCode());
            return n -> hospital.post(his, hospital.line(name + "-" + client + "-" + n, spread, random));
        });
        bed.tellEffort(
                "a post of " + clients + " clients", before, run.latencies().size());
        doors.forEach(Door::close);
        hospital.requireSums();
        return run;
    }

    private static Verdict verdict(Goal goal, int clients, Map<Integer, List<Round>> rounds, SinglePostFloor floor) {
        String variant = (clients == 1 ? "1 client" : clients + " clients") + ", " + floor.name();
        return Verdict.of(goal, variant, Objects.requireNonNull(rounds.get(clients), variant));
    }
}
