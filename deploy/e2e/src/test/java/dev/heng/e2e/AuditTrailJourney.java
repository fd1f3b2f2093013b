package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was written and who was refused is read by the auditor of the hospital, through the gateway, and by nobody else. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTrailJourney {
    private static final String HOSPITAL = "e2e-audited";
    private static final String CATALOGUE = "/api/catalog/v1";
    private static final Duration STORED_WITHIN = Duration.ofSeconds(10);

    private RunningSuite suite;
    private StoryHospital hospital;
    private Client auditor;

    @BeforeAll
    void aHospitalIsFounded(RunningSuite running) {
        suite = running;
        suite.yardstick();
        hospital = StoryHospital.found(suite, HOSPITAL, Yardstick.CHART, List.of());
        auditor = suite.as(Person.of(Role.AUDITOR, HOSPITAL));
    }

    @Test
    void aPostingAndARefusedOneAreReadAsAListAndTakenOut() {
        Answer posted = hospital.post("audited", Line.of("1", StoryHospital.WHOLE, "INCOME", "2026-03-02", "10"))
                .ok();
        Answer refused = suite.as(Account.EVALUATOR)
                .post(hospital.budget("/executions"), Map.of("source", "x", "batch", "x", "lines", List.of()));
        refused.refused(403, "FORBIDDEN_ROLE");

        String path = hospital.budget("/audit-entries?operation=postExecutions&limit=1");
        List<JsonNode> entries = trail(path, 2);
        assertEquals(
                List.of("REFUSED evaluator 403 FORBIDDEN_ROLE", "ACCEPTED his null null"),
                entries.stream().map(AuditTrailJourney::said).toList());
        assertEquals(posted.sequence(), entries.getLast().path("sequence").asLong());
        assertEquals(
                refused.text("correlationId"),
                entries.getFirst().path("correlation").asText());
        assertTrue(
                entries.getFirst().path("forwardedFor").asText().endsWith("127.0.0.1"),
                "the gateway says whence it came");

        String lines = taken("application/x-ndjson").raw();
        assertEquals(
                entries,
                lines.lines()
                        .map(line -> Json.read(line.getBytes(StandardCharsets.UTF_8)))
                        .toList());
        List<String> rows = taken("text/csv").raw().lines().toList();
        assertEquals(3, rows.size(), rows::toString);
        assertTrue(rows.getFirst().startsWith("id,recordedAt,"), rows::toString);
        assertTrue(rows.getLast().contains(",ACCEPTED,POST,postExecutions,"), rows::toString);
    }

    private Answer taken(String mediaType) {
        return auditor.careless()
                .send(
                        "GET",
                        hospital.budget("/audit-entries?operation=postExecutions"),
                        (byte[]) null,
                        null,
                        "Accept",
                        mediaType)
                .ok();
    }

    @Test
    void everyServiceKeepsItsOwn() {
        suite.as(Account.EVALUATOR)
                .put(hospital.evaluation("/inputs/H/2026-Q1/" + Yardstick.SATISFACTION), Map.of("rating", 90))
                .ok();
        suite.as(Person.of(Role.EVALUATOR, "elsewhere"))
                .put(hospital.evaluation("/inputs/H/2026-Q1/" + Yardstick.SATISFACTION), Map.of("rating", 1))
                .refused(403, "HOSPITAL_OUT_OF_SCOPE");
        List<JsonNode> inputs = trail(hospital.evaluation("/audit-entries?path=/inputs/H/"), 2);
        assertEquals(
                List.of("REFUSED evaluator-of-elsewhere- 403 HOSPITAL_OUT_OF_SCOPE", "ACCEPTED evaluator null null"),
                inputs.stream().map(AuditTrailJourney::said).toList());

        List<JsonNode> schemes = suite.as(Account.AUDITOR)
                .list(CATALOGUE + "/audit-entries?operation=publishScheme&outcome=ACCEPTED&actor=admin");
        assertFalse(schemes.isEmpty(), "the yardstick was published");
    }

    @Test
    void nobodyElseReadsIt() {
        for (Account other : List.of(Account.ADMIN, Account.OFFICE, Account.EVALUATOR, Account.HIS)) {
            suite.as(other).get(hospital.budget("/audit-entries")).refused(403, "FORBIDDEN_ROLE");
        }
        suite.as(Person.of(Role.AUDITOR, "elsewhere"))
                .get(hospital.budget("/audit-entries"))
                .refused(403, "HOSPITAL_OUT_OF_SCOPE");
        auditor.get(CATALOGUE + "/audit-entries").refused(403, "HOSPITAL_OUT_OF_SCOPE");
        assertEquals(
                5,
                trail(hospital.budget("/audit-entries?operation=listAuditEntries"), 5)
                        .size());
    }

    /** The records of a list, once there are so many: those of refusals follow their answers. */
    private List<JsonNode> trail(String path, int count) {
        return Wait.upTo(STORED_WITHIN).until(() -> auditor.list(path), entries -> entries.size() == count);
    }

    private static String said(JsonNode entry) {
        return String.join(
                " ",
                entry.path("outcome").asText(),
                entry.path("actor").asText(),
                entry.path("status").asText(),
                entry.path("code").asText());
    }
}
