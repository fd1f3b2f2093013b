package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * While clients send, processes stand still in the middle of what they do, each for longer than an answer may take. Every client is told
 * so within ten seconds, nobody hangs, and when the process goes on nothing is lost or doubled.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoppedProcessesJourney {
    private static final boolean IS_FULL = Boolean.getBoolean("tests.full");
    private static final Duration LONG = Duration.ofSeconds(IS_FULL ? 30 : 12);
    private static final Duration SHORT = Duration.ofSeconds(IS_FULL ? 30 : 3);
    /** Nobody can answer in the gateway's place, so it stands still for less than an answer may take. */
    private static final Duration GATEWAY = Duration.ofSeconds(4);

    private static final Duration GOOD_ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final int LINES_BETWEEN = 50;
    private static final int CALLERS = 30;
    private static final Duration BETWEEN_CALLERS = Duration.ofMillis(100);
    private static final long SEED = 20250202;

    private RunningSuite suite;
    private Trial trial;

    @BeforeAll
    void aHospitalWithFourDepartments(RunningSuite running) {
        suite = running;
        trial = Trial.of(running, "e2e-stopped");
    }

    @AfterAll
    void theSuiteIsWholeAgain() {
        trial.close();
        suite.awaitReady(Trial.READY_WITHIN);
    }

    private static Map<String, Duration> stops() {
        Map<String, Duration> stops = new LinkedHashMap<>();
        stops.put("budget-service", LONG);
        stops.put("postgres", LONG);
        stops.put("evaluation-service", LONG);
        stops.put("indicator-catalog-service", SHORT);
        stops.put("kafka", SHORT);
        stops.put("gateway", GATEWAY);
        return stops;
    }

    @Test
    void everyClientIsToldWithinTenSecondsWhicheverProcessStandsStill() {
        trial.begin(SEED);
        stops().forEach((process, time) -> {
            trial.awaitRecorded(LINES_BETWEEN);
            suite.pause(process);
            try {
                Wait.leave(time);
            } finally {
                suite.resume(process);
            }
            long millis = trial.awaitGoodAnswer(GOOD_ANSWER_WITHIN);
            RunningSuite.tell(process + " stood still, good again after ms", millis);
            RunningSuite.tell(
                    "slowest answer until now in ms", trial.load().post().slowestMillis());
        });
        trial.awaitRecorded(LINES_BETWEEN);
        trial.assertBooksAndScorecards();
        assertEquals(List.of(), trial.load().post().hung());
    }

    /** The pool opens new connections for them, one after the other, and each waits for the database that stands still. */
    @Test
    void whoNeedsAConnectionMoreThanThePoolHasIsToldToo() {
        Client his = suite.as(Account.HIS).within(Post.ANSWER_MAX);
        List<CompletableFuture<Integer>> statuses = new ArrayList<>();
        suite.pause("postgres");
        try {
            for (int number = 0; number < CALLERS; number++) {
                Line line = Line.of("more-" + number, "D-1", "COST", "2025-12-01", "1");
                Object body = trial.hospital().execution("more", List.of(line));
                String path = trial.hospital().budget("/executions");
                statuses.add(
                        CompletableFuture.supplyAsync(() -> his.post(path, body).status(), Thread::startVirtualThread));
                Wait.leave(BETWEEN_CALLERS);
            }
            Set<Integer> told = statuses.stream().map(CompletableFuture::join).collect(Collectors.toSet());
            assertEquals(Set.of(503), told);
        } finally {
            suite.resume("postgres");
            suite.awaitReady(Trial.READY_WITHIN);
        }
    }
}
