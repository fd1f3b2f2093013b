package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.heng.e2e.DatabaseWay.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * While clients send, the way between a service and its database breaks: once it falls silent, as when a cable is pulled, then every
 * connection is reset, and once it becomes long. Clients are told within ten seconds, and after healing nothing is lost or doubled.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CutOffDatabaseJourney {
    private static final List<String> SERVICES = List.of("budget-service", "evaluation-service");
    private static final boolean IS_FULL = Boolean.getBoolean("tests.full");
    private static final Duration SILENCE = Duration.ofSeconds(IS_FULL ? 60 : 12);
    private static final Duration CUT = Duration.ofSeconds(3);
    /** Each meets other statements, and now and then a commit, under way. */
    private static final int CUTS = IS_FULL ? 10 : 1;

    private static final Duration LATENCY = Duration.ofMillis(2);
    private static final Duration GOOD_ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final int LINES_BETWEEN = 50;
    private static final long SEED = 20250303;

    private RunningSuite suite;
    private Trial trial;

    @BeforeAll
    void aHospitalWithFourDepartments(RunningSuite running) {
        suite = running;
        trial = Trial.of(running, "e2e-cut");
    }

    @AfterAll
    void theSuiteIsWholeAgain() {
        trial.close();
        suite.awaitReady(Trial.READY_WITHIN);
    }

    @Test
    void everyClientIsToldWithinTenSecondsAndAfterHealingAllIsThere() {
        trial.begin(SEED);
        for (String service : SERVICES) {
            DatabaseWay way = suite.databaseWay(service);
            during(way, State.SILENT, () -> Wait.leave(SILENCE));
            report(service + " silent database");
            for (int time = 0; time < CUTS; time++) {
                during(way, State.CUT, () -> {
                    assertHealthSaysNoMoreThanItsState(service);
                    Wait.leave(CUT);
                });
                report(service + " reset database");
            }
            way.delay(LATENCY);
            try {
                trial.awaitRecorded(LINES_BETWEEN);
                report(service + " far database");
            } finally {
                way.delay(Duration.ZERO);
            }
        }
        trial.assertBooksAndScorecards();
        assertEquals(List.of(), trial.load().post().hung());
    }

    /** Everybody may ask: the answer names no class, no address, and nothing that a driver says. */
    private void assertHealthSaysNoMoreThanItsState(String service) {
        Answer answer = Wait.upTo(Post.ANSWER_MAX)
                .until(() -> suite.directly(service).get("/health/ready"), health -> health.status() == 503);
        for (String word : List.of("Exception", "dev.heng", "jdbc", "127.0.0.1", "onnection")) {
            assertFalse(answer.raw().contains(word), answer::toString);
        }
    }

    private void during(DatabaseWay way, State state, Runnable fault) {
        trial.awaitRecorded(LINES_BETWEEN);
        way.set(state);
        try {
            fault.run();
        } finally {
            way.set(State.OPEN);
        }
    }

    private void report(String what) {
        long millis = trial.awaitGoodAnswer(GOOD_ANSWER_WITHIN);
        RunningSuite.tell(what + ", good again after ms", millis);
    }
}
