package dev.heng.budget.cycle;

import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.ledger.Together;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cycle is begun, its deadlines are moved, and it goes from phase to phase. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class CycleApiTest {
    private static final int PATIENCE_S = 20;

    @Inject
    Cycles cycles;

    @Inject
    DataSource dataSource;

    private String hospital;
    private String cycle;

    @BeforeEach
    void aHospital() {
        hospital = hospital();
        cycle = "/hospitals/" + hospital + "/cycles/2027";
    }

    private ValidatableResponse move(String phase, String reason) {
        String why = reason == null ? "null" : "\"" + reason + "\"";
        return post("budget-office", cycle + "/phases", """
                {"phase": "%s", "reason": %s}""".formatted(phase, why));
    }

    @Test
    void aCycleIsBegunByTheUsualCalendarAndItsDeadlinesAreMoved() {
        put("budget-office", cycle, "{}")
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("phase", equalTo("START"))
                .body("dueOn", equalTo("2026-08-20"))
                .body("firstUpBy", equalTo("2026-09-30"))
                .body("provisionalBy", equalTo("2026-12-31"))
                .body("decompositionDays", equalTo(15))
                .body("phases.phase", contains("START"))
                .body("phases.by", contains("budget-office"));
        put("budget-office", cycle, "{}").statusCode(200).header("ETag", "\"1\"");
        put("budget-office", cycle, "{\"firstUpBy\": \"2026-10-08\", \"decompositionDays\": 20}")
                .statusCode(200)
                .body("version", equalTo(2));
        get("budget-officer", cycle)
                .header("ETag", "\"2\"")
                .body("firstUpBy", equalTo("2026-10-08"))
                .body("decompositionDays", equalTo(20))
                .body("phases", hasSize(1));
        as("budget-office")
                .header("If-Match", "\"1\"")
                .body("{}")
                .put(Api.ROOT + cycle)
                .then()
                .statusCode(412)
                .body("code", equalTo("VERSION_STALE"));
        get("auditor", "/hospitals/" + hospital + "/audit-entries?operation=putCycle&outcome=ACCEPTED")
                .body("items.version", contains(2, 1, 1));
    }

    @Test
    void aCalendarThatMakesNoSenseIsRefusedWithEverythingThatIsWrong() {
        put("budget-office", cycle, """
                {"firstUpBy": "2026-08-20", "secondUpBy": "2026-10-01", "settlementBy": "2035-01-01", "decompositionDays": 400}""")
                .statusCode(400)
                .body(
                        "violations.pointer",
                        contains("/firstUpBy", "/secondUpBy", "/settlementBy", "/decompositionDays"));
        put("budget-office", cycle, "{\"firstUpBy\": \"soon\"}").statusCode(400);
        put("budget-office", "/hospitals/" + hospital + "/cycles/27", "{}").statusCode(400);
        put("budget-office", "/hospitals/none/cycles/2027", "{}").statusCode(404);
        put("owner-department", cycle, "{}").statusCode(403);
        get("auditor", cycle).statusCode(404);
        get("auditor", "/hospitals/" + hospital + "/cycles").body("items", hasSize(0));
    }

    @Test
    void aCycleGoesOnePhaseForwardAndBackForAReason() {
        move("FIRST_UP", null).statusCode(404);
        put("budget-office", cycle, "{}").statusCode(201);
        move("FIRST_DOWN", null).statusCode(409).body("code", equalTo("PHASE_MOVE_REFUSED"));
        move("FIRST_UP", null)
                .statusCode(201)
                .header("ETag", "\"2\"")
                .body("phase", equalTo("FIRST_UP"))
                .body("dueOn", equalTo("2026-09-30"));
        move("FIRST_UP", null).statusCode(200).header("ETag", "\"2\"");
        move("START", null).statusCode(400).body("violations.code", contains("REQUIRED"));
        move("START", "The goals are set anew.").statusCode(201);
        get("auditor", cycle)
                .body("phases.phase", contains("START", "FIRST_UP", "START"))
                .body("phases.step", contains(1, 2, 3))
                .body("phases[1].reason", nullValue())
                .body("phases[2].reason", equalTo("The goals are set anew."));
        post("committee", cycle + "/phases", "{\"phase\": \"FIRST_UP\"}").statusCode(403);
        post("budget-office", cycle + "/phases", "{\"phase\": \"LATER\"}").statusCode(400);
        post("budget-office", cycle + "/phases", "{}").statusCode(400);
        get("auditor", "/hospitals/" + hospital + "/audit-entries?operation=movePhase&outcome=ACCEPTED")
                .body("items", hasSize(3));
    }

    @Test
    void aCycleIsPlayedToItsEndAndIsClosedForGood() {
        put("budget-office", cycle, "{}").statusCode(201);
        for (Phase phase : Phase.values()) {
            move(phase.name(), null);
        }
        get("auditor", cycle)
                .body("phase", equalTo("CLOSED"))
                .body("dueOn", nullValue())
                .body("phases", hasSize(8));
        move("SETTLEMENT", "A late invoice.").statusCode(409).body("code", equalTo("CYCLE_CLOSED"));
        put("budget-office", cycle, "{\"settlementBy\": \"2028-04-30\"}")
                .statusCode(409)
                .body("code", equalTo("PHASE_CLOSED"))
                .body("violations.pointer", contains("/settlementBy"));
    }

    @Test
    void aDeadlineIsMovedAsLongAsItsPhaseIsOpen() {
        put("budget-office", cycle, "{}").statusCode(201);
        move("FIRST_UP", null).statusCode(201);
        put("budget-office", cycle, "{\"firstUpBy\": \"2026-10-08\"}").statusCode(200);
        put("budget-office", cycle, "{\"startBy\": \"2026-08-21\", \"firstUpBy\": \"2026-10-09\"}")
                .statusCode(409)
                .body("violations.pointer", contains("/startBy"));
        get("auditor", cycle).body("firstUpBy", equalTo("2026-10-08"));
    }

    @Test
    void theCyclesAreListedTheLatestFirst() {
        for (int year : new int[] {2026, 2028, 2027}) {
            put("budget-office", "/hospitals/" + hospital + "/cycles/" + year, "{}")
                    .statusCode(201);
        }
        String next = get("auditor", "/hospitals/" + hospital + "/cycles?limit=2")
                .body("items.year", contains(2028, 2027))
                .body("next", notNullValue())
                .extract()
                .path("next");
        get("auditor", "/hospitals/" + hospital + "/cycles?limit=2&after=" + next)
                .body("items.year", contains(2026))
                .body("next", nullValue());
        get("auditor", "/hospitals/" + hospital + "/cycles?after=x").statusCode(400);
    }

    @Test
    void aPhaseStaysWhileADocumentOfItIsWritten() throws Exception {
        put("budget-office", cycle, "{}").statusCode(201);
        CompletableFuture<Integer> moving = QuarkusTransaction.requiringNew().call(() -> {
            assertEquals(Phase.START, cycles.requireShared(hospital, 2027).phase());
            CompletableFuture<Integer> move = CompletableFuture.supplyAsync(
                    () -> move("FIRST_UP", null).extract().statusCode());
            untilSomebodyWaits();
            assertFalse(move.isDone());
            assertEquals(Phase.START, cycles.requireShared(hospital, 2027).phase());
            return move;
        });
        assertEquals(201, moving.get(PATIENCE_S, TimeUnit.SECONDS));
        assertEquals(Phase.FIRST_UP, cycles.cycle(hospital, 2027).orElseThrow().phase());
    }

    private void untilSomebodyWaits() {
        String sql = "select count(*) from pg_locks where locktype = 'advisory' and classid = 8 and not granted"
                + " and objid = (hashtext('" + hospital + "/2027')::bigint & 4294967295)::oid";
        Together.until("somebody waits for the cycle", PATIENCE_S, () -> {
            try (var connection = dataSource.getConnection();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                return row.next() && row.getInt(1) > 0;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
