package dev.heng.e2e;

import static dev.heng.e2e.Amounts.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sixty-four clients drain one STRICT budget to the last cent and never pass it: a single cell, a pool of several centres and months, and
 * both while budget-service is killed.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DrainJourney {
    private static final int CLIENTS = 64;
    private static final int ROUNDS = Boolean.getBoolean("tests.full") ? 200 : 20;
    private static final BigDecimal BUDGET = new BigDecimal("100.00");
    private static final BigDecimal FIRST_BITE = new BigDecimal("2.56");
    private static final BigDecimal CENT = new BigDecimal("0.01");
    /** The first bite is a power of it in cents, so that the last one is a cent. */
    private static final BigDecimal SMALLER = new BigDecimal("4");

    private static final List<String> CENTRES = List.of("D-1", "D-2", "D-3");
    /** The service is killed when this many bites were taken. */
    private static final int BITES_BEFORE_DEATH = 10;

    private RunningSuite suite;
    private PooledHospital pooled;
    private StoryHospital hospital;

    @BeforeAll
    void aHospitalWithAPool(RunningSuite running) {
        suite = running;
        pooled = PooledHospital.found(running, "e2e-drain", CENTRES, "YEAR_TO_DATE");
        hospital = pooled.hospital();
    }

    /** Where money is spent in a round: one cell, or all cells of a year that share the pool. */
    private record Purse(int year, int month, boolean isPool) {
        static Purse of(int round) {
            boolean isPool = round % 2 == 0;
            return isPool
                    ? new Purse(2030 + round / 2, 1, true)
                    : new Purse(2031 + round / 24, 1 + round / 2 % 12, false);
        }

        Line line(String id, int client, BigDecimal amount) {
            String centre = isPool ? CENTRES.get(client % CENTRES.size()) : "D-2";
            String date = "%d-%02d-10".formatted(year, isPool ? 1 + client % 12 : month);
            return Line.of(id, centre, isPool ? PooledHospital.POOLED : Load.STRICT, date, amount.toPlainString());
        }

        Line budget(BigDecimal amount) {
            return line("budget", isPool ? 0 : 1, amount);
        }
    }

    @Test
    void aStrictBudgetIsDrainedToTheLastCentAndNeverPassed() {
        for (int round = 1; round <= ROUNDS; round++) {
            drainWithAReader("drain-" + round, Purse.of(round), () -> {});
        }
        pooled.assertSound();
    }

    @Test
    void nothingIsLostOrSpentTwiceWhenTheServiceIsKilledMeanwhile() {
        for (int round : List.of(ROUNDS + 1, ROUNDS + 2)) {
            AtomicInteger bites = new AtomicInteger();
            drainWithAReader("killed-" + round, Purse.of(round), () -> {
                if (bites.incrementAndGet() == BITES_BEFORE_DEATH) {
                    suite.kill("budget-service");
                }
            });
        }
        pooled.awaitReady();
        pooled.assertSound();
    }

    private void drainWithAReader(String name, Purse purse, Runnable afterABite) {
        hospital.open(purse.year(), List.of(purse.budget(BUDGET))).ok();
        AtomicBoolean isDrained = new AtomicBoolean();
        List<String> passed = new ArrayList<>();
        Thread reader = Thread.ofVirtual().start(() -> {
            while (!isDrained.get()) {
                passed.addAll(passed(purse));
            }
        });
        List<BigDecimal> spent =
                Together.atOnce(CLIENTS, client -> drain(name + "-" + client, purse, client, afterABite));
        isDrained.set(true);
        join(reader);
        assertSame(BUDGET, Amounts.sum(spent), "what all clients were told to have spent: " + purse);
        assertSame(BUDGET, executed(purse), "what is recorded: " + purse);
        assertEquals(List.of(), passed);
    }

    /** Bites off as much as there is, in quarters when it is too much; what this client got. */
    private BigDecimal drain(String name, Purse purse, int client, Runnable afterABite) {
        BigDecimal got = BigDecimal.ZERO;
        BigDecimal bite = FIRST_BITE;
        for (int number = 0; ; number++) {
            Line line = purse.line(name + "-" + number, client, bite);
            Answer answer = PooledHospital.told(() -> hospital.post(name, line)).ok();
            if (answer.count("refused") == 0) {
                got = got.add(bite);
                afterABite.run();
                continue;
            }
            JsonNode outcome = answer.body().path("lines").path(0);
            assertEquals("BUDGET_INSUFFICIENT", outcome.path("code").asText(), answer::toString);
            assertTrue(!outcome.path("detail").asText().isBlank(), answer::toString);
            assertEquals(
                    purse.isPool() ? PooledHospital.RULE : "null",
                    outcome.path("control").path("rule").asText(),
                    answer::toString);
            if (bite.compareTo(CENT) == 0) {
                return got;
            }
            bite = bite.divide(SMALLER, 2, RoundingMode.UNNECESSARY);
        }
    }

    private BigDecimal executed(Purse purse) {
        return Amounts.sum(figures(purse).stream()
                .map(row -> Amounts.of(row.path("executed")))
                .filter(amount -> amount != null)
                .toList());
    }

    private List<JsonNode> figures(Purse purse) {
        String cells = purse.isPool()
                ? "year=%d&subject=%s".formatted(purse.year(), PooledHospital.POOLED)
                : "month=%d-%02d&centre=D-2&subject=%s".formatted(purse.year(), purse.month(), Load.STRICT);
        return suite.as(Account.AUDITOR).list(hospital.budget("/figures?" + cells));
    }

    /** What a reader sees in the middle of it must not pass the budget either. */
    private List<String> passed(Purse purse) {
        try {
            BigDecimal executed = executed(purse);
            return executed.compareTo(BUDGET) > 0 ? List.of(purse + " shows " + executed) : List.of();
        } catch (AssertionError away) {
            // the service was killed just now
            return List.of();
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
