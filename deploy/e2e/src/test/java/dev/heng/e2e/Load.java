package dev.heng.e2e;

import dev.heng.e2e.ClientLog.Call;
import dev.heng.e2e.ClientLog.State;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Clients of a HIS that post without a rest, one for each department, and keep a log. What they send follows from the seed; now and then
 * one sends an earlier call again, as connectors do.
 */
final class Load implements AutoCloseable {
    private static final List<String> SUBJECTS = List.of("INCOME_OP", "INCOME_IP", "COST");
    private static final LocalDate QUARTER = LocalDate.of(2025, 1, 1);
    private static final int DAYS_OF_QUARTER = 90;
    private static final int AGAIN_EVERY = 10;
    private static final int AMOUNT_MAX = 90_000_000;
    private static final int DECIMALS = 4;
    private static final long PAUSE_MILLIS = 150;
    private static final Duration ANSWER_MAX = Duration.ofSeconds(5);
    private static final int TOO_MANY = 429;

    private final StoryHospital hospital;
    private final Client his;
    private final ClientLog log = new ClientLog();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clients;

    /** @param his the account that posts */
    Load(StoryHospital hospital, Client his, int clients) {
        this.hospital = hospital;
        this.his = his.within(ANSWER_MAX);
        this.clients = Executors.newScheduledThreadPool(clients);
    }

    void begin(List<String> departments, long seed) {
        for (String department : departments) {
            Random random = new Random(seed + department.hashCode());
            List<Call> own = new ArrayList<>();
            clients.scheduleWithFixedDelay(
                    () -> postNext(department, random, own), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    ClientLog log() {
        return log;
    }

    /** Answers that no call should have got. */
    List<String> surprises() {
        return List.copyOf(surprises);
    }

    /** Sends a call with its entry in the log; whether it is known to count now. */
    State post(Call call) {
        log.sending(call);
        State state = outcome(call);
        log.answered(call, state);
        return state;
    }

    @Override
    public void close() {
        clients.shutdown();
        try {
            if (!clients.awaitTermination(ANSWER_MAX.multipliedBy(2).toSeconds(), TimeUnit.SECONDS)) {
                surprises.add("a client hangs although its requests are limited");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void postNext(String department, Random random, List<Call> own) {
        try {
            if (own.size() % AGAIN_EVERY == AGAIN_EVERY - 1) {
                post(own.get(random.nextInt(own.size())));
            }
            Call call = next(department + "-" + own.size(), department, random);
            own.add(call);
            post(call);
        } catch (RuntimeException unforeseen) {
            // the executor would end this client silently
            surprises.add(unforeseen.toString());
        }
    }

    private static Call next(String batch, String department, Random random) {
        List<Line> lines = SUBJECTS.stream()
                .map(subject -> new Line(
                        batch + "-" + subject,
                        department,
                        subject,
                        QUARTER.plusDays(random.nextInt(DAYS_OF_QUARTER)),
                        BigDecimal.valueOf(1 + random.nextInt(AMOUNT_MAX), DECIMALS),
                        null))
                .toList();
        return new Call(batch, lines);
    }

    private State outcome(Call call) {
        try {
            Answer answer = hospital.post(his, call.batch(), call.lines());
            if (answer.isOk()) {
                requireCounted(call, answer);
                return State.ACKNOWLEDGED;
            }
            if (answer.status() >= 500 || answer.status() == TOO_MANY) {
                return State.UNKNOWN;
            }
            surprises.add(answer.toString());
            return State.REFUSED;
        } catch (UncheckedIOException noAnswer) {
            return State.UNKNOWN;
        }
    }

    private void requireCounted(Call call, Answer answer) {
        if (answer.count("recorded") + answer.count("replayed") != call.lines().size()) {
            surprises.add(answer.toString());
        }
    }
}
