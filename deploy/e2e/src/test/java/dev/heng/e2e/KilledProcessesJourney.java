package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heng.e2e.ClientLog.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * While clients send, processes are killed, ten times in all. What was acknowledged counts exactly once, what was not answered may be
 * sent again, and the scorecards come out as if nothing had happened.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KilledProcessesJourney {
    private static final List<String> KILLS = List.of(
            "budget-service",
            "postgres",
            "evaluation-service",
            "kafka",
            "gateway",
            "postgres",
            "budget-service",
            "indicator-catalog-service",
            "kafka",
            "evaluation-service");
    private static final int ROUNDS = Boolean.getBoolean("tests.full") ? 10 : 1;
    private static final Duration GOOD_ANSWER_WITHIN = Duration.ofSeconds(30);
    private static final int LINES_BETWEEN_KILLS = 200;
    private static final int POOLED = 24;
    private static final long SEED = 20250101;

    private RunningSuite suite;
    private Trial trial;

    @BeforeAll
    void aHospitalWithFourDepartments(RunningSuite running) {
        suite = running;
        trial = Trial.of(running, "e2e-killed");
    }

    @AfterAll
    void theSuiteIsWholeAgain() {
        trial.close();
        suite.awaitReady(Trial.READY_WITHIN);
    }

    @Test
    void nothingAcknowledgedIsLostOrDoubledWhicheverProcessIsKilled() {
        trial.begin(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            for (String process : KILLS) {
                trial.awaitRecorded(LINES_BETWEEN_KILLS);
                suite.kill(process);
                long millis = trial.awaitGoodAnswer(GOOD_ANSWER_WITHIN);
                RunningSuite.tell(process + " killed, good again after ms", millis);
            }
        }
        trial.awaitRecorded(LINES_BETWEEN_KILLS);
        long sequence = trial.assertBooksAndScorecards();
        assertTrue(trial.load().log().count(State.RECORDED) > (long) KILLS.size() * LINES_BETWEEN_KILLS);
        assertEquals(List.of(), trial.load().post().hung());
        assertRepublishingChangesNoScorecard(sequence);
    }

    @Test
    void noRequestFailsOnAConnectionThatDiedWithTheDatabase() {
        StoryHospital hospital = StoryHospital.found(suite, "e2e-dead-connections", Yardstick.CHART, List.of("D-1"));
        atOnce(hospital);
        suite.kill("postgres");
        suite.awaitReady(Trial.READY_WITHIN);
        atOnce(hospital).forEach(Answer::ok);
    }

    /** As many requests at once as the pool has connections, so that each of them is used. */
    private static List<Answer> atOnce(StoryHospital hospital) {
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        for (int number = 0; number < POOLED; number++) {
            Line line = Line.of("pooled-" + number, "D-1", "COST", "2025-01-31", "1");
            answers.add(CompletableFuture.supplyAsync(() -> hospital.post("pooled", line), Thread::startVirtualThread));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private void assertRepublishingChangesNoScorecard(long sequence) {
        Map<String, JsonNode> before = trial.cards(sequence);
        Answer republished = suite.as(Account.OFFICE)
                .post(trial.hospital().budget("/republish"), Map.of())
                .ok();
        assertTrue(republished.sequence() > sequence, republished::toString);
        assertEquals(before, trial.cards(republished.sequence()));
    }
}
