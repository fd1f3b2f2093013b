package dev.heng.bench.goal;

import dev.heng.bench.Goal;
import dev.heng.bench.Pace;
import dev.heng.bench.Verdict;
import dev.heng.bench.Verdict.Round;
import dev.heng.bench.client.Answer;
import dev.heng.bench.client.Clients;
import dev.heng.bench.client.Door;
import dev.heng.bench.floor.CopyFloor;
import dev.heng.bench.suite.Account;
import dev.heng.bench.suite.Effort;
import dev.heng.bench.suite.Hospital;
import dev.heng.bench.suite.Line;
import dev.heng.bench.suite.TestBed;
import dev.heng.bench.suite.WarmUp;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** P1: calls of 1,000 and of 10,000 lines over two connections, beside COPY of the same lines. */
public final class BatchIngest implements Measurement {
    private static final int CONNECTIONS = 2;
    private static final int SMALL = 1_000;
    private static final int LARGE = 10_000;
    private static final int WARM_UP_CALLS = 5;
    private static final int LINES_PER_SECOND = 5_000;

    @Override
    public Set<Goal> goals() {
        return Set.of(Goal.P1);
    }

    @Override
    public List<Verdict> measure(TestBed bed, Pace pace) {
        Hospital hospital = bed.hospital("bench-p1");
        int[] step = {0};
        WarmUp.of(bed, "a line", pace.warmUp(), time -> {
            List<List<List<Line>>> lines = lines(hospital, "p1-warm-" + step[0]++, SMALL, WARM_UP_CALLS);
            ingest(bed, hospital, lines);
            return count(lines);
        });
        return List.of(measure(bed, pace, hospital, SMALL), measure(bed, pace, hospital, LARGE));
    }

    private static Verdict measure(TestBed bed, Pace pace, Hospital hospital, int size) {
        CopyFloor copy = new CopyFloor(bed.floor());
        int calls = Math.max(1, (int) pace.side().toSeconds() * LINES_PER_SECOND / size);
        List<Round> rounds = new ArrayList<>();
        // the first round is for the floor to get warm and for the size of the calls, and does not count
        for (int round = 0; round <= pace.rounds(); round++) {
            String name = "p1-" + size + "-" + round;
            List<List<List<Line>>> lines = lines(hospital, name, size, calls);
            double suite = ingest(bed, hospital, lines);
            double floor = copied(copy, hospital, name, lines);
            if (round > 0) {
                rounds.add(new Round(suite, floor));
            }
        }
        return Verdict.of(Goal.P1, "%,d lines a call".formatted(size), rounds);
    }

    private static List<List<List<Line>>> lines(Hospital hospital, String name, int size, int calls) {
        SplittableRandom random = new SplittableRandom(name.hashCode());
        return IntStream.range(0, CONNECTIONS)
                .mapToObj(client -> IntStream.range(0, calls)
                        .mapToObj(call -> hospital.batch(name + "-" + client + "-" + call, size, random))
                        .toList())
                .toList();
    }

    private static double ingest(TestBed bed, Hospital hospital, List<List<List<Line>>> lines) {
        List<Answers> clients = new ArrayList<>();
        for (List<List<Line>> calls : lines) {
            clients.add(new Answers(bed.door(Account.HIS), hospital, calls));
        }
        Effort before = Effort.of(bed);
        Clients.Run run = Clients.times(CONNECTIONS, lines.getFirst().size(), client -> clients.get(client)::send);
        bed.tellEffort("a line", before, count(lines));
        clients.forEach(Answers::require);
        hospital.requireSums();
        return count(lines) / run.seconds();
    }

    private static double copied(CopyFloor copy, Hospital hospital, String name, List<List<List<Line>>> lines) {
        byte[][][] csv = new byte[lines.size()][][];
        for (int client = 0; client < lines.size(); client++) {
            csv[client] = new byte[lines.get(client).size()][];
            for (int call = 0; call < csv[client].length; call++) {
                csv[client][call] = csv(
                        hospital.code(),
                        name.hashCode() * 1_000L + client * 500L + call,
                        lines.get(client).get(call));
            }
        }
        Clients.Run run = copy.run(csv);
        copy.requireLines(hospital.code(), name, count(lines));
        return count(lines) / run.seconds();
    }

    private static byte[] csv(String hospital, long sequence, List<Line> lines) {
        StringBuilder text = new StringBuilder(lines.size() * 100);
        int n = 0;
        for (Line line : lines) {
            text.append(hospital)
                    .append(',')
                    .append(line.centre())
                    .append(',')
                    .append(line.subject())
                    .append(',');
            text.append(line.month())
                    .append(',')
                    .append(sequence)
                    .append(',')
                    .append(++n)
                    .append(',');
            text.append(line.amount().toPlainString())
                    .append(',')
                    .append(line.date())
                    .append(",his,");
            text.append(line.id()).append('\n');
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static int count(List<List<List<Line>>> lines) {
        return lines.stream().flatMap(List::stream).mapToInt(List::size).sum();
    }

    /** One client: its requests made before, its answers looked at afterwards, so that only the suite's time counts. */
    private static final class Answers {
        private final Door door;
        private final Hospital hospital;
        private final List<List<Line>> calls;
        private final List<byte[]> requests = new ArrayList<>();
        private final List<Answer> answers = new ArrayList<>();

        Answers(Door door, Hospital hospital, List<List<Line>> calls) {
            this.door = door;
            this.hospital = hospital;
            this.calls = calls;
            for (List<Line> lines : calls) {
                String batch = lines.getFirst().id();
                requests.add(door.prepared(hospital.budget("/executions"), hospital.execution(batch, lines)));
            }
        }

        void send(int n) {
            answers.add(door.send(requests.get(n)));
        }

        void require() {
            for (int n = 0; n < calls.size(); n++) {
                hospital.posted(answers.get(n), calls.get(n));
            }
            door.close();
        }
    }
}
