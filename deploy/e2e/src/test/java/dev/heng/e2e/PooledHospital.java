package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** A hospital whose departments share one STRICT limit for the subject COST, and clients who keep asking until they are answered. */
record PooledHospital(RunningSuite suite, StoryHospital hospital) {
    static final String POOLED = "COST";
    /** The code of the rule. */
    static final String RULE = "pool";

    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Set<Integer> OUTAGES = Set.of(502, 503, 504);

    static PooledHospital found(RunningSuite suite, String code, List<String> departments, String basis) {
        suite.yardstick();
        StoryHospital hospital = StoryHospital.found(suite, code, Yardstick.CHART, departments);
        Map<String, Object> rule = Map.of(
                "name",
                "成本总额",
                "control",
                "STRICT",
                "level",
                "HOSPITAL",
                "basis",
                basis,
                "subject",
                POOLED,
                "requiresLine",
                false);
        suite.as(Account.OFFICE)
                .put(hospital.budget("/control-rules/" + RULE), rule)
                .ok();
        return new PooledHospital(suite, hospital);
    }

    /** Sends the same until it is told what became of it. */
    static Answer told(Supplier<Answer> call) {
        long end = System.nanoTime() + ANSWERED_WITHIN.toNanos();
        while (true) {
            Answer answer = call.get();
            if (!OUTAGES.contains(answer.status())) {
                return answer;
            }
            assertTrue(System.nanoTime() < end, answer::toString);
            Wait.leave(PAUSE);
        }
    }

    void awaitReady() {
        suite.awaitReady(ANSWERED_WITHIN);
    }

    /** Nothing is lost: cells are their entries, limits their cells, what is reserved is open, what was sealed is booked. */
    void assertSound() {
        JsonNode integrity = suite.as(Account.AUDITOR)
                .get(hospital.budget("/integrity"))
                .ok()
                .body();
        assertEquals(0, integrity.path("differences").size(), integrity::toString);
        assertEquals(0, integrity.path("limits").size(), integrity::toString);
        assertEquals(0, integrity.path("seals").path("flaws").size(), integrity::toString);
    }
}
