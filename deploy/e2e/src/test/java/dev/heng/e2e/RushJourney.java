package dev.heng.e2e;

import static dev.heng.e2e.Amounts.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sixty-four clients at once: the same request from all of them is one posting, and a strict budget is drained to the last cent. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RushJourney {
    private static final int CLIENTS = 64;
    private static final int KEYS = 50;
    private static final int ROUNDS = Boolean.getBoolean("tests.full") ? 20 : 3;
    private static final BigDecimal BUDGET = new BigDecimal("100.00");
    private static final BigDecimal FIRST_BITE = new BigDecimal("2.56");
    private static final BigDecimal CENT = new BigDecimal("0.01");

    private RunningSuite suite;
    private StoryHospital hospital;

    @BeforeAll
    void aHospital(RunningSuite running) {
        suite = running;
        running.yardstick();
        hospital = StoryHospital.found(running, "e2e-rush", Yardstick.CHART, List.of("D-1", "D-2"));
    }

    @Test
    void theSameRequestFromAllOfThemIsOnePostingAndOneAnswer() {
        for (int key = 0; key < KEYS; key++) {
            Line line = Line.of("rush-" + key, "D-1", "COST", "2025-06-15", "1.0" + key);
            Map<String, Object> body = hospital.execution("rush-" + key, List.of(line));
            String idempotencyKey = "rush-key-" + key;
            List<Answer> answers = atOnce(client -> his().post(hospital.budget("/executions"), body, idempotencyKey));
            answers.forEach(Answer::ok);
            assertEquals(
                    1, answers.stream().map(Answer::raw).distinct().count(), () -> "different answers: " + answers);
            assertEquals(1, answers.stream().map(Answer::sequence).distinct().count());
            assertEquals(1, answers.getFirst().count("recorded"), answers.getFirst()::toString);
        }
        assertEquals(
                KEYS,
                hospital.entries(2025, "&figure=EXECUTED&centre=D-1").size(),
                "one posting for each key, none twice");
        assertEquals(List.of(), differences());
    }

    @Test
    void aStrictBudgetIsDrainedToTheLastCentAndNeverPassed() {
        for (int round = 1; round <= ROUNDS; round++) {
            String month = "20%02d-%02d".formatted(30 + round / 12, 1 + round % 12);
            String name = "drain-" + round;
            hospital.open(Integer.parseInt(month.substring(0, 4)), List.of(supply(name, month, BUDGET)))
                    .ok();
            AtomicBoolean isDrained = new AtomicBoolean();
            List<String> passed = new ArrayList<>();
            Thread reader = Thread.ofVirtual().start(() -> {
                while (!isDrained.get()) {
                    passed.addAll(overCommitted(month));
                }
            });
            List<BigDecimal> spent = atOnce(client -> drain(name + "-" + client, month));
            isDrained.set(true);
            join(reader);
            assertSame(BUDGET, Amounts.sum(spent), "what all clients were told to have spent in " + month);
            assertSame(BigDecimal.ZERO, hospital.figure("D-2", Load.STRICT, month, "available"), "available");
            assertEquals(List.of(), passed);
        }
        assertEquals(List.of(), differences());
    }

    /** Bites off as much as there is, in halves when it is too much; what this client got. */
    private BigDecimal drain(String name, String month) {
        BigDecimal got = BigDecimal.ZERO;
        BigDecimal bite = FIRST_BITE;
        for (int number = 0; ; number++) {
            Answer answer = hospital.post(name, supply(name + "-" + number, month, bite))
                    .ok();
            if (answer.count("recorded") == 1) {
                got = got.add(bite);
                continue;
            }
            JsonNode outcome = answer.body().path("lines").path(0);
            assertEquals("BUDGET_INSUFFICIENT", outcome.path("code").asText(), answer::toString);
            assertTrue(!outcome.path("detail").asText().isBlank(), answer::toString);
            if (bite.compareTo(CENT) == 0) {
                return got;
            }
            bite = bite.divideToIntegralValue(CENT.add(CENT)).multiply(CENT);
        }
    }

    private List<String> overCommitted(String month) {
        String path = "/figures?month=%s&centre=D-2&subject=%s".formatted(month, Load.STRICT);
        List<JsonNode> rows = suite.as(Account.AUDITOR).list(hospital.budget(path));
        return Reckoning.overCommitted(rows, List.of(Load.STRICT));
    }

    private List<String> differences() {
        List<String> found = new ArrayList<>();
        hospital.differences().forEach(difference -> found.add(difference.toString()));
        return found;
    }

    private Client his() {
        return suite.as(Account.HIS);
    }

    private static Line supply(String id, String month, BigDecimal amount) {
        return Line.of(id, "D-2", Load.STRICT, month + "-10", amount.toPlainString());
    }

    /** Lets all clients begin at the same moment. */
    private static <T> List<T> atOnce(IntFunction<T> request) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> futures = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                int number = client;
                futures.add(clients.submit(() -> {
                    start.await();
                    return request.apply(number);
                }));
            }
            start.countDown();
            List<T> answers = new ArrayList<>();
            for (Future<T> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void join(Thread reader) {
        try {
            reader.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
