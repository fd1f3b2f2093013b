package dev.heng.e2e;

import static dev.heng.e2e.Amounts.assertSame;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Sixty-four clients drain one STRICT budget by reservations of two departments, uses in part and in other months, releases and postings, in
 * the end to the last cent, also while budget-service is killed. A client that was not answered sends the same again.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReservationDrainJourney {
    private static final int CLIENTS = 64;
    private static final int ROUNDS = Boolean.getBoolean("tests.full") ? 200 : 20;
    private static final BigDecimal BUDGET = new BigDecimal("30.00");
    /** Cents; a power of {@link #SMALLER}, so that the last bite is a cent. */
    private static final int FIRST_BITE = 64;

    private static final int SMALLER = 4;
    private static final List<String> CENTRES = List.of("R-1", "R-2");
    /** The service is killed when so many reservations were made. */
    private static final int BITES_BEFORE_DEATH = 20;

    private RunningSuite suite;
    private PooledHospital pooled;
    private StoryHospital hospital;

    @BeforeAll
    void aHospitalWithAPool(RunningSuite running) {
        suite = running;
        pooled = PooledHospital.found(running, "e2e-reserve", CENTRES, "YEAR");
        hospital = pooled.hospital();
    }

    @Test
    void aBudgetIsDrainedToTheLastCentByReservations() {
        for (int round = 1; round <= ROUNDS; round++) {
            drain("r" + round, 2030 + round, () -> {});
        }
        assertSound();
    }

    @Test
    void nothingIsLostOrHeldForEverWhenTheServiceIsKilledMeanwhile() {
        AtomicInteger bites = new AtomicInteger();
        drain("killed", 2030, () -> {
            if (bites.incrementAndGet() == BITES_BEFORE_DEATH) {
                suite.kill("budget-service");
            }
        });
        pooled.awaitReady();
        assertSound();
    }

    private void drain(String name, int year, Runnable afterABite) {
        hospital.open(
                        year,
                        List.of(Line.of(
                                "b",
                                CENTRES.getFirst(),
                                PooledHospital.POOLED,
                                year + "-01-01",
                                BUDGET.toPlainString())))
                .ok();
        List<BigDecimal> spent =
                Together.atOnce(CLIENTS, client -> new Spender(name + "-" + client, year, client, afterABite).drain());
        List<JsonNode> figures = suite.as(Account.AUDITOR)
                .list(hospital.budget("/figures?year=%d&subject=%s".formatted(year, PooledHospital.POOLED)));
        assertSame(BUDGET, Amounts.sum(spent), "what all clients were told to have spent in " + year);
        assertSame(BUDGET, sum(figures, "executed"), "what is recorded in " + year);
        assertSame(BUDGET, sum(figures, "budget"), "what moved along adds up to nothing in " + year);
        assertSame(BigDecimal.ZERO, sum(figures, "reserved"), "nothing is held any more in " + year);
    }

    private static BigDecimal sum(List<JsonNode> figures, String member) {
        return Amounts.sum(figures.stream()
                .map(row -> Amounts.of(row.path(member)))
                .filter(amount -> amount != null)
                .toList());
    }

    private void assertSound() {
        pooled.assertSound();
        assertEquals(List.of(), suite.as(Account.AUDITOR).list(hospital.budget("/reservations")), "open reservations");
    }

    /** One client: it takes as much as there is, in quarters when it is too much, until not even a cent is left. */
    private final class Spender {
        private final String name;
        private final int year;
        private final int client;
        private final Runnable afterABite;
        private final List<BigDecimal> spent = new ArrayList<>();
        private int number;

        Spender(String name, int year, int client, Runnable afterABite) {
            this.name = name;
            this.year = year;
            this.client = client;
            this.afterABite = afterABite;
        }

        BigDecimal drain() {
            int bite = FIRST_BITE;
            while (bite > 0) {
                boolean isTaken = (bite > 1 && client % 4 > 0) ? reserve(bite) : post(bite);
                if (!isTaken) {
                    bite /= SMALLER;
                }
            }
            return Amounts.sum(spent);
        }

        private boolean post(int cents) {
            Line line = Line.of(
                    next(),
                    centre(0),
                    PooledHospital.POOLED,
                    date(1),
                    amount(cents).toPlainString());
            Answer answer = PooledHospital.told(() -> hospital.post(name, line)).ok();
            if (answer.count("refused") == 0) {
                spent.add(amount(cents));
                return true;
            }
            JsonNode outcome = answer.body().path("lines").path(0);
            assertEquals("BUDGET_INSUFFICIENT", outcome.path("code").asText(), answer::toString);
            return false;
        }

        /** Two lines in two departments; the first is spent in two parts, of the second a part is given back. */
        private boolean reserve(int cents) {
            String path = hospital.budget("/reservations/erp/" + next());
            int first = cents / 2;
            Map<String, Object> body =
                    Map.of("lines", List.of(held("1", centre(0), first), held("2", centre(1), cents - first)));
            Answer answer = PooledHospital.told(() -> suite.as(Account.HIS).put(path, body));
            if (!answer.isOk()) {
                answer.refused(409, "RESERVATION_REFUSED");
                assertEquals("BUDGET_INSUFFICIENT", problem(answer, "code"), answer::toString);
                assertEquals(
                        "pool",
                        answer.body()
                                .path("problems")
                                .path(0)
                                .path("control")
                                .path("rule")
                                .asText());
                return false;
            }
            afterABite.run();
            if (first > 1) {
                use(path, "1", first / 2, false, 4);
            }
            use(path, "1", first - first / 2, false, 1);
            switch (client % 4) {
                case 1 -> use(path, "2", cents - first, false, 2);
                case 2 -> {
                    if (cents - first > 1) {
                        use(path, "2", (cents - first) / 2, true, 12);
                    } else {
                        release(path);
                    }
                }
                default -> release(path);
            }
            return true;
        }

        private String problem(Answer answer, String member) {
            return answer.body().path("problems").path(0).path(member).asText();
        }

        private void use(String path, String line, int cents, boolean closesLine, int month) {
            Map<String, Object> use = Map.of(
                    "id", next(), "line", line, "date", date(month), "amount", amount(cents), "closesLine", closesLine);
            PooledHospital.told(() ->
                            suite.as(Account.HIS).post(path + "/uses", Map.of("source", "his", "lines", List.of(use))))
                    .ok();
            spent.add(amount(cents));
        }

        private void release(String path) {
            PooledHospital.told(() -> suite.as(Account.HIS).post(path + "/releases", Map.of("reason", "取消")))
                    .ok();
        }

        private Map<String, Object> held(String line, String centre, int cents) {
            return Map.of(
                    "line",
                    line,
                    "centre",
                    centre,
                    "subject",
                    PooledHospital.POOLED,
                    "month",
                    date(1 + client % 12).substring(0, 7),
                    "amount",
                    amount(cents));
        }

        private String next() {
            return name + "-" + number++;
        }

        private String centre(int n) {
            return CENTRES.get((client + n) % CENTRES.size());
        }

        private String date(int month) {
            return "%d-%02d-10".formatted(year, month);
        }
    }

    private static BigDecimal amount(int cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
