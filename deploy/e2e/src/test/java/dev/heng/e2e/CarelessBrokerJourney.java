package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.heng.e2e.ClientLog.State;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The broker is away for a time, delivers every event three times, and brings events that nobody can understand. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CarelessBrokerJourney {
    private static final String CODE = "e2e-broker";
    private static final Duration AWAY = Duration.ofSeconds(Boolean.getBoolean("tests.full") ? 60 : 15);
    private static final Duration GOOD_ANSWER_WITHIN = Duration.ofSeconds(60);
    private static final int LINES = 300;
    private static final int EVENTS_MIN = 1_000;
    private static final long SEED = 20250404;
    private static final String ASIDE = "/api/evaluation/v1/set-aside-events";

    private RunningSuite suite;
    private Trial trial;
    private long sequence;

    @BeforeAll
    void aHospitalWithFourDepartments(RunningSuite running) {
        suite = running;
        trial = Trial.of(running, CODE);
    }

    @AfterAll
    void theSuiteIsWholeAgain() {
        trial.close();
        suite.awaitReady(Trial.READY_WITHIN);
    }

    @Test
    @Order(1)
    void postingsGoOnWhileTheBrokerIsAwayAndEvaluationCatchesUp() {
        trial.begin(SEED);
        trial.awaitRecorded(LINES);
        suite.takeAway("kafka");
        long outages = trial.load().post().outages();
        long before = trial.load().log().count(State.RECORDED);
        Wait.leave(AWAY);
        long meanwhile = trial.load().log().count(State.RECORDED) - before;
        assertTrue(meanwhile > 0, "nothing was recorded while the broker was away");
        assertEquals(outages, trial.load().post().outages(), "somebody was refused although only the broker is away");
        suite.bringBack("kafka");
        RunningSuite.tell("recorded while the broker was away", meanwhile);
        RunningSuite.tell("good again after ms", trial.awaitGoodAnswer(GOOD_ANSWER_WITHIN));
        trial.awaitRecorded(LINES);
        sequence = trial.assertBooksAndScorecards();
        assertEvaluationHoldsWhatBudgetHolds();
    }

    @Test
    @Order(2)
    void everyEventDeliveredThreeTimesChangesNothing() {
        Topics topics = new Topics(suite.bootstrapServers());
        Map<String, JsonNode> before = trial.cards(sequence);
        List<ConsumerRecord<String, byte[]>> records = topics.records();
        assertTrue(records.size() >= EVENTS_MIN, () -> records.size() + " events only");
        topics.deliverAgain(records, 2);
        RunningSuite.tell("events delivered three times", records.size());
        trial.awaitGoodAnswer(GOOD_ANSWER_WITHIN);
        assertEvaluationHoldsWhatBudgetHolds();
        sequence = trial.load().post().sequence();
        trial.assertScorecards(sequence);
        // the good answer has posted to this department, which changes its card and that of the whole
        Map<String, JsonNode> after = trial.cards(sequence);
        for (String card : List.of("D-2 2025", "D-2 2025-Q4", "D-3 2025", "D-3 2025-Q4", "D-4 2025", "D-4 2025-Q4")) {
            assertEquals(before.get(card), after.get(card), card);
        }
    }

    @Test
    @Order(3)
    void anEventThatNobodyUnderstandsGoesAsideVisiblyAndTheRestGoesOn() {
        Topics topics = new Topics(suite.bootstrapServers());
        int partition = topics.records().stream()
                .filter(record -> record.key().startsWith("cell/" + CODE + "/"))
                .findFirst()
                .orElseThrow()
                .partition();
        String cell = "cell/" + CODE + "/D-1/COST/OWN/-/2025-12";
        topics.poison(Topics.EXECUTION, partition, cell, "heng.budget.cell-changed");
        topics.poison("budget.organisation.v1", partition, "a key that names nobody", "heng.budget.never-heard-of");
        List<JsonNode> aside = Wait.upTo(GOOD_ANSWER_WITHIN).until(this::aside, events -> events.size() == 2);
        assertEquals(CODE, event(aside, cell).path("hospital").asText());
        JsonNode nobodys = event(aside, "a key that names nobody");
        assertTrue(nobodys.path("hospital").isNull(), nobodys::toString);
        assertEquals(
                "unknown type heng.budget.never-heard-of",
                nobodys.path("reason").asText());

        // other cells go on, and a newer event of the same cell takes the place of the broken one
        Load load = trial.load();
        assertTrue(load.lines("rest", List.of(Line.of("rest-1", "D-2", "COST", "2025-12-05", "5"))));
        Wait.upTo(GOOD_ANSWER_WITHIN).until(this::evaluationDiffers, String::isEmpty);
        assertTrue(load.lines("newer", List.of(Line.of("newer-1", "D-1", "COST", "2025-12-05", "6"))));
        Wait.upTo(GOOD_ANSWER_WITHIN).until(this::aside, events -> events.size() == 1);
        suite.as(Account.ADMIN)
                .post(
                        ASIDE + "/" + nobodys.path("id").asText() + "/dismissals",
                        Map.of("reason", "planted by a journey"))
                .ok();
        assertEquals(List.of(), aside());
        sequence = load.post().sequence();
        trial.assertScorecards(sequence);
        assertEquals(List.of(), trial.differences());
    }

    private List<JsonNode> aside() {
        return suite.as(Account.AUDITOR).list(ASIDE);
    }

    private static JsonNode event(List<JsonNode> events, String key) {
        return events.stream()
                .filter(event -> event.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no event with the key " + key + " in " + events));
    }

    private void assertEvaluationHoldsWhatBudgetHolds() {
        assertEquals("", evaluationDiffers());
    }

    /** The cells of the hospital in both databases, compared row by row; empty when they agree. */
    private String evaluationDiffers() {
        Map<String, String> source = cells("budget-service");
        Map<String, String> consumer = cells("evaluation-service");
        StringBuilder found = new StringBuilder();
        source.forEach((cell, figures) -> {
            if (!figures.equals(consumer.get(cell))) {
                found.append(cell + " is " + consumer.get(cell) + " instead of " + figures + "\n");
            }
        });
        consumer.keySet().stream()
                .filter(cell -> !source.containsKey(cell))
                .forEach(cell -> found.append(cell + " is nowhere in the source\n"));
        return found.toString();
    }

    private Map<String, String> cells(String service) {
        Map<String, String> cells = new TreeMap<>();
        try (Connection connection = suite.connect(service);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select concat_ws('/', centre, subject, fund, project, month), concat_ws(' ', 'original', original, 'adjustment',
                               adjustment, 'reserved', reserved, 'executed', executed, 'version', version)
                        from cell where hospital = '%s' and version > 0""".formatted(CODE))) {
            while (row.next()) {
                cells.put(row.getString(1), row.getString(2));
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return cells;
    }
}
