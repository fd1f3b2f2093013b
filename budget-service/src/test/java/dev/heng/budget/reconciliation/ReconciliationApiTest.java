package dev.heng.budget.reconciliation;

import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static dev.heng.budget.Api.post;
import static dev.heng.budget.Api.put;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.ledger.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a source says that it sent, beside what is here. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ReconciliationApiTest {
    @Inject
    RollUp rollUp;

    @Inject
    DataSource dataSource;

    private String hospital;
    private String root;

    @BeforeEach
    void found() {
        hospital = hospital();
        root = "/hospitals/" + hospital;
    }

    private static String line(String id, String centre, String date, String amount) {
        return "{\"id\": \"%s\", \"centre\": \"%s\", \"subject\": \"EXP_MED\", \"date\": \"%s\", \"amount\": %s}"
                .formatted(id, centre, date, amount);
    }

    private ValidatableResponse send(String source, String batch, String... lines) {
        return post(
                        "connector",
                        root + "/executions",
                        "{\"source\": \"%s\", \"batch\": \"%s\", \"lines\": [%s]}"
                                .formatted(source, batch, String.join(",", lines)))
                .statusCode(200);
    }

    private void state(String date, int lines, String amount) {
        put("connector", root + "/sources/his/days/" + date, "{\"lines\": %d, \"amount\": %s}".formatted(lines, amount))
                .statusCode(201);
    }

    private ValidatableResponse days(String query) {
        return get("auditor", root + "/reconciliations" + query).statusCode(200);
    }

    @Test
    void aDayMatchesWhenEverythingThatWasSentIsRecordedOrWaits() {
        days("").body("items", empty()).body("next", nullValue());
        send("his", "b", line("1", "H", "2026-03-30", "10.5"), line("2", "H", "2026-03-30", "-2"));
        days("").body("items.state", contains("UNSTATED"))
                .body("items[0].stated", nullValue())
                .body("items[0].missing", nullValue())
                .body("items[0].recorded.lines", equalTo(2))
                .body("items[0].recorded.amount", equalTo(8.5f));
        state("2026-03-30", 3, "12.5");
        days("").body("items.state", contains("GAP"))
                .body("items[0].missing.lines", equalTo(1))
                .body("items[0].missing.amount", equalTo(4));
        send("his", "b", line("3", "NOBODY", "2026-03-30", "4"));
        send("his", "b", line("1", "H", "2026-03-30", "10.50"), line("3", "NOBODY", "2026-03-30", "4"));
        days("").body("items.state", contains("MATCHED"))
                .body("items[0].suspended.lines", equalTo(1))
                .body("items[0].suspended.amount", equalTo(4))
                .body("items[0].missing.lines", equalTo(0))
                .body("items[0].missing.amount", equalTo(0));
        put("budget-office", root + "/mapping-rules/m", """
                {"sent": {"centre": "NOBODY"}, "meant": {"centre": "H"}}""").statusCode(201);
        post("connector", root + "/suspense/replays", "{\"source\": \"his\"}").body("recorded", equalTo(1));
        post("connector", root + "/executions/his/1/reversals", "{\"id\": \"1-back\", \"reason\": \"错\"}")
                .statusCode(201);
        send("his", "b", line("2", "H", "2026-03-30", "-3"));
        days("").body("items.state", contains("MATCHED"))
                .body("items[0].recorded.lines", equalTo(3))
                .body("items[0].replayed.lines", equalTo(1))
                .body("items[0].replayed.amount", equalTo(4))
                .body("items[0].reversed.lines", equalTo(1))
                .body("items[0].reversed.amount", equalTo(10.5f))
                .body("items[0].suspended.lines", equalTo(0))
                .body("items[0].changed.lines", equalTo(1))
                .body("items[0].changed.amount", equalTo(-3));
        send("his", "b", line("4", "H", "2026-03-30", "1"));
        days("").body("items.state", contains("GAP")).body("items[0].missing.lines", equalTo(-1));
    }

    @Test
    void theGapReportNamesDaysThatDoNotAgreeAndDaysWithoutAnything() {
        send("his", "b", line("1", "H", "2026-03-01", "1"), line("2", "H", "2026-03-05", "2"));
        send("erp", "b", line("1", "H", "2026-03-02", "1"));
        state("2026-03-02", 1, "1");
        state("2026-03-05", 1, "2");
        days("?gaps=true")
                .body("items.date", contains("2026-03-02", "2026-03-03", "2026-03-04"))
                .body("items.source", contains("his", "his", "his"))
                .body("items.state", contains("GAP", "EMPTY", "EMPTY"));
        days("?gaps=true&from=2026-03-03&to=2026-03-05").body("items", empty());
        days("?state=EMPTY").body("items.date", contains("2026-03-03", "2026-03-04"));
        days("?state=MATCHED").body("items.date", contains("2026-03-05"));
        days("?source=erp").body("items.source", contains("erp"));
        days("?from=2026-03-02&to=2026-03-02").body("items.source", contains("erp", "his"));
        String next = days("?limit=2")
                .body("items.date", contains("2026-03-01", "2026-03-02"))
                .extract()
                .path("next");
        next = days("?limit=1&after=" + next)
                .body("items.source", contains("his"))
                .body("items.date", contains("2026-03-02"))
                .extract()
                .path("next");
        days("?after=" + next).body("items.date", contains("2026-03-05")).body("next", nullValue());
    }

    @Test
    void aBatchOfSeveralCallsIsComparedAsAWhole() {
        String batch = root + "/sources/his/batches/";
        send("his", "2026/03 月", line("1", "H", "2026-03-01", "1"), line("2", "NOBODY", "2026-03-05", "2"));
        as("connector")
                .urlEncodingEnabled(false)
                .body("{\"lines\": 3, \"amount\": 6}")
                .put(Api.ROOT + batch + "2026%2F03%20%E6%9C%88")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("batch", equalTo("2026/03 月"));
        send("his", "2026/03 月", line("3", "H", "2026-03-05", "3"));
        send("his", "again", line("1", "H", "2026-03-01", "1"), line("4", "H", "2026-03-05", "4"));
        get("auditor", root + "/sources/his/batches")
                .statusCode(200)
                .body("items.batch", contains("2026/03 月", "again"))
                .body("items.state", contains("MATCHED", "UNSTATED"))
                .body("items.recorded.lines", contains(2, 1))
                .body("items.suspended.lines", contains(1, 0));
        put("connector", batch + "again", "{\"lines\": 2, \"amount\": 5}").statusCode(201);
        get("auditor", root + "/sources/his/batches?state=GAP")
                .body("items.batch", contains("again"))
                .body("items[0].missing.lines", equalTo(1))
                .body("items[0].missing.amount", equalTo(1));
        String next =
                get("auditor", root + "/sources/his/batches?limit=1").extract().path("next");
        get("auditor", root + "/sources/his/batches?after=" + next).body("items.batch", contains("again"));
        get("auditor", root + "/sources/erp/batches").statusCode(200).body("items", empty());
        get("connector", batch + "again").statusCode(200).body("amount", equalTo(5));
    }

    @Test
    void whatIsStatedIsADocumentWithAVersion() {
        String day = root + "/sources/his/days/2026-03-31";
        get("connector", day).statusCode(404);
        put("connector", day, "{\"lines\": 2, \"amount\": 12.50}")
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Ledger-Sequence", notNullValue())
                .body("source", equalTo("his"))
                .body("date", equalTo("2026-03-31"))
                .body("changedBy", equalTo("connector"));
        put("budget-office", day, "{\"lines\": 2, \"amount\": 12.5}")
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("changedBy", equalTo("connector"));
        as("budget-office")
                .header("If-Match", "\"2\"")
                .body("{\"lines\": 3, \"amount\": 1}")
                .put(Api.ROOT + day)
                .then()
                .statusCode(412);
        put("budget-office", day, "{\"lines\": 3, \"amount\": 1}")
                .statusCode(200)
                .body("version", equalTo(2))
                .body("changedBy", equalTo("budget-office"));
        get("auditor", day).header("ETag", "\"2\"").body("lines", equalTo(3)).body("amount", equalTo(1));
        get("auditor", root + "/audit-entries?operation=putSourceDay&outcome=ACCEPTED")
                .body("items", hasSize(3));
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        String source = root + "/sources/his";
        put("auditor", source + "/days/2026-03-31", "{\"lines\": 2, \"amount\": 1}")
                .statusCode(403);
        put("connector", "/hospitals/none/sources/his/days/2026-03-31", "{\"lines\": 2, \"amount\": 1}")
                .statusCode(404);
        put("connector", source + "/days/2026-02-30", "{\"lines\": 2, \"amount\": 1}")
                .statusCode(400);
        put("connector", source + "/days/2026-03-31", "{\"lines\": -1}")
                .statusCode(400)
                .body("violations.pointer", containsInAnyOrder("/lines", "/amount"));
        put("connector", root + "/sources/" + "s".repeat(65) + "/days/2026-03-31", "{\"lines\": 2, \"amount\": 1}")
                .statusCode(400);
        put("connector", source + "/batches/" + "b".repeat(201), "{\"lines\": 2, \"amount\": 1}")
                .statusCode(400);
        for (String query : new String[] {
            "?state=LOST",
            "?gaps=1",
            "?gaps=true&state=GAP",
            "?from=2026-13-01",
            "?to=x",
            "?from=2026-02-01&to=2026-01-01"
        }) {
            get("auditor", root + "/reconciliations" + query).statusCode(400);
        }
        get("auditor", source + "/batches?state=EMPTY").statusCode(400);
        get("evaluator", root + "/reconciliations").statusCode(403);
        get("auditor", "/hospitals/none/reconciliations").statusCode(404);
        get("auditor", "/hospitals/none/sources/his/batches").statusCode(404);
    }

    @Test
    void aRunningServiceRollsUpAndEveryAnswerStaysTheSameAndIsProved() throws SQLException {
        send("his", "b", line("1", "H", "2026-03-01", "1"), line("2", "H", "2026-03-05", "2"));
        String before = days("").extract().asString();
        AtomicInteger counted = new AtomicInteger();
        // a relay that has just begun moves no floor for 40 seconds
        Together.until("the posting is rolled up", 150, () -> counted.addAndGet(rollUp.rollUp(hospital)) > 0);
        days("").body(equalTo(before));
        send("his", "b", line("3", "H", "2026-03-05", "3"));
        days("").body("items.recorded.lines", contains(1, 2));
        get("auditor", root + "/integrity").statusCode(200).body("sources", empty());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement change = connection.prepareStatement(
                        "update source_day set amount = amount + 1 where hospital = ? and date = '2026-03-05'")) {
            change.setString(1, hospital);
            change.executeUpdate();
        }
        get("auditor", root + "/integrity")
                .body("sources.source", contains("his"))
                .body("sources.date", contains("2026-03-05"))
                .body("sources.rolledUp", contains(3.0f))
                .body("sources.sum", contains(2.0f));
    }

    @Test
    void theChecklistOfAMonthAsksForMatchingDays() {
        put("budget-office", root + "/closing-policy", """
                {"latePostings": "SUSPEND", "checklist": "ENFORCE"}""").statusCode(200);
        send("his", "b", line("1", "H", "2026-01-30", "10"), line("2", "H", "2026-01-31", "1"));
        get("auditor", root + "/periods/2026-01/checklist")
                .body("done", equalTo(true))
                .body("items[3].item", equalTo("RECONCILED"))
                .body("items[3].done", equalTo(true))
                .body("items[3].compared", equalTo(0))
                .body("items[0].compared", nullValue());
        state("2026-01-30", 2, "10");
        state("2026-01-31", 1, "1");
        state("2026-02-01", 1, "1");
        get("auditor", root + "/periods/2026-01/checklist")
                .body("items[3].done", equalTo(false))
                .body("items[3].open", equalTo(1))
                .body("items[3].compared", equalTo(2));
        put("budget-office", root + "/periods/2026-01", "{\"state\": \"CLOSED\"}")
                .statusCode(409)
                .body("detail", equalTo("Before 2026-01 is closed: RECONCILED (1)."));
        put("connector", root + "/sources/his/days/2026-01-30", "{\"lines\": 1, \"amount\": 10}")
                .statusCode(200);
        put("budget-office", root + "/periods/2026-01", "{\"state\": \"CLOSED\"}")
                .statusCode(200);
    }
}
