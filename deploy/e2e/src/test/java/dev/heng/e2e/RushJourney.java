package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sixty-four clients at once: the same request from all of them is one posting. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RushJourney {
    private static final int CLIENTS = 64;
    private static final int KEYS = 50;

    private RunningSuite suite;
    private StoryHospital hospital;

    @BeforeAll
    void aHospital(RunningSuite running) {
        suite = running;
        running.yardstick();
        hospital = StoryHospital.found(running, "e2e-rush", Yardstick.CHART, List.of("D-1"));
    }

    @Test
    void theSameRequestFromAllOfThemIsOnePostingAndOneAnswer() {
        for (int key = 0; key < KEYS; key++) {
            Line line = Line.of("rush-" + key, "D-1", "COST", "2025-06-15", "1.0" + key);
            Map<String, Object> body = hospital.execution("rush-" + key, List.of(line));
            String idempotencyKey = "rush-key-" + key;
            List<Answer> answers = Together.atOnce(
                    CLIENTS, client -> his().post(hospital.budget("/executions"), body, idempotencyKey));
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

    private List<String> differences() {
        List<String> found = new ArrayList<>();
        hospital.differences().forEach(difference -> found.add(difference.toString()));
        return found;
    }

    private Client his() {
        return suite.as(Account.HIS);
    }
}
