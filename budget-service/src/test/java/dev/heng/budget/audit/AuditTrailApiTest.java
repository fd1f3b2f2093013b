package dev.heng.budget.audit;

import static dev.heng.budget.Api.ROOT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Every write and every refused access leaves one record. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class AuditTrailApiTest {
    private static final String LINE = """
            {"source": "his", "batch": "b", "lines":
             [{"id": "%s", "centre": "%s", "subject": "REV_MED", "date": "2026-03-01", "amount": %s}]}""";
    private static final String OPENING =
            "{\"lines\": [{\"centre\": \"H\", \"subject\": \"REV_OP\", \"month\": \"2026-01\", \"amount\": 1}]}";

    @Inject
    AgroalDataSource dataSource;

    @Test
    void anAcceptedWriteAndItsRecordAreOneTransaction() throws SQLException {
        String hospital = Api.hospital();
        String path = "/hospitals/" + hospital;
        assertEquals(List.of("putCentre", "putHospital"), Trail.of(hospital).all("operation"));
        accepted(hospital, "connector", "POST", path + "/executions", LINE.formatted("1", "H", "1"), "postExecutions");
        accepted(hospital, "budget-office", "POST", path + "/budgets/2026/opening", OPENING, "postOpening");
        accepted(
                hospital,
                "budget-office",
                "PUT",
                path + "/periods/2026-12",
                "{\"state\": \"CLOSED\", \"reason\": \"year end\"}",
                "putPeriod");
        accepted(
                hospital, "connector", "POST", path + "/executions", LINE.formatted("2", "NEW", "1"), "postExecutions");
        int line = Api.get("connector", path + "/suspense").extract().path("items[0].id");
        Api.centre(hospital, "NEW", "COST", "H");
        accepted(hospital, "connector", "POST", path + "/suspense/" + line + "/replays", "", "replaySuspense");
        assertEquals(8, Trail.of(hospital).size());

        assertTogether("posting p on p.hospital = a.hospital and p.sequence = a.sequence", hospital, 4);
        assertTogether("hospital h on h.code = a.hospital and a.operation = 'putHospital'", hospital, 1);
        assertTogether("period_change c on c.hospital = a.hospital and a.operation = 'putPeriod'", hospital, 1);
        assertTogether(
                "centre c on c.hospital = a.hospital and a.operation = 'putCentre' and a.target like '%/' || c.code",
                hospital, 2);
    }

    /** It works in many transactions; its record follows the last and precedes the answer. */
    @Test
    void aRepublicationLeavesARecordToo() {
        String hospital = Api.hospital();
        Response answer = Api.post("admin", "/hospitals/" + hospital + "/republish", "")
                .statusCode(200)
                .extract()
                .response();
        Trail.of(hospital)
                .newest("operation", "republishHospital")
                .newest("outcome", "ACCEPTED")
                .newest("status", 200L)
                .newest("sequence", Long.valueOf(answer.header("Ledger-Sequence")));
        assertEquals(3, Trail.of(hospital).size());
    }

    private static void accepted(
            String hospital, String role, String method, String path, String body, String operation) {
        int before = Trail.of(hospital).size();
        Response answer = Api.as(role)
                .body(body)
                .header("X-Correlation-Id", "c-" + operation)
                .request(method, ROOT + path);
        assertEquals(2, answer.statusCode() / 100, answer.asString());
        Trail after = Trail.of(hospital);
        assertEquals(before + 1, after.size(), operation);
        after.newest("outcome", "ACCEPTED")
                .newest("operation", operation)
                .newest("method", method)
                .newest("target", ROOT + path)
                .newest("actor", role)
                .newest("roles", List.of(role))
                .newest("correlation", "c-" + operation)
                .newest("remote", "127.0.0.1")
                .newest("sequence", Long.valueOf(answer.header("Ledger-Sequence")))
                .newest("bodyDigest", body.isEmpty() ? null : Trail.sha256(body));
        assertNull(after.newest().get("status"), "recorded with the effect, before there was an answer");
    }

    /** Every pair of record and effect was written by one transaction. */
    private void assertTogether(String effect, String hospital, int pairs) throws SQLException {
        String alias = effect.split(" ")[1];
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*), count(*) filter (where a.xmin = %s.xmin) from audit_entry a join %s where a.hospital = '%s'"
                                .formatted(alias, effect, hospital))) {
            row.next();
            assertEquals(pairs, row.getInt(1), effect);
            assertEquals(pairs, row.getInt(2), effect);
        }
    }

    @Test
    void aChartBelongsToNoHospital() {
        String chart = Api.fresh("audited");
        Api.put("admin", "/charts/" + chart, "{\"name\": \"N\", \"subjects\": []}");
        Api.put("admin", "/charts/" + chart, "{\"name\": \"N\", \"subjects\": []}");
        List<Object> targets =
                Trail.ofInstallation("&operation=putChart&outcome=ACCEPTED").all("target");
        assertEquals(
                2,
                Collections.frequency(targets, ROOT + "/charts/" + chart),
                "a write that changes nothing is one too");
    }

    @Test
    void aCallWithADoubledIdAndOneThatRecordsNothingAreOneWriteEach() {
        String hospital = Api.hospital();
        int before = Trail.of(hospital).size();
        String line =
                "{\"id\": \"1\", \"centre\": \"H\", \"subject\": \"REV_MED\", \"date\": \"2026-03-01\", \"amount\": 1}";
        String doubled = "{\"source\": \"his\", \"batch\": \"b\", \"lines\": [" + line + "," + line + "," + line + "]}";
        post(hospital, doubled).then().statusCode(200);
        post(hospital, doubled).then().statusCode(200);
        post(hospital, "{\"source\": \"his\", \"batch\": \"b\", \"lines\": []}")
                .then()
                .statusCode(200);
        assertEquals(before + 3, Trail.of(hospital).size());
    }

    @Test
    void linesARowKnowTheirSource() {
        String hospital = Api.hospital();
        String rows =
                "{\"id\": \"1\", \"centre\": \"H\", \"subject\": \"REV_MED\", \"date\": \"2026-03-01\", \"amount\": 1}\n";
        RestAssured.given()
                .auth()
                .oauth2(Tokens.of("connector"))
                .urlEncodingEnabled(false)
                .contentType("application/x-ndjson")
                .body(rows.getBytes(StandardCharsets.UTF_8))
                .post(ROOT + "/hospitals/" + hospital + "/executions?source=his&batch=b%201&access_token=s3cr3t")
                .then()
                .statusCode(200);
        Trail.of(hospital)
                .newest("operation", "postExecutionLines")
                .newest("target", ROOT + "/hospitals/" + hospital + "/executions?source=his&batch=b+1")
                .newest("bodyDigest", Trail.sha256(rows));
    }

    @Test
    void everyKindOfRefusedWriteLeavesOneRecord() {
        String hospital = Api.hospital();
        String path = "/hospitals/" + hospital;
        String centre = "{\"name\": \"N\", \"type\": \"COST\", \"parent\": \"%s\"}";
        refused(
                hospital,
                400,
                "INVALID_REQUEST",
                "connector",
                "POST",
                path + "/executions",
                LINE.formatted("1", "H", "1e3"));
        refused(hospital, 400, "MALFORMED_JSON", "connector", "POST", path + "/executions", "{");
        refused(
                hospital,
                403,
                "FORBIDDEN_ROLE",
                "auditor",
                "POST",
                path + "/executions",
                LINE.formatted("1", "H", "1"));
        refused(hospital, 404, "NOT_FOUND", "connector", "POST", path + "/suspense/77/replays", "");
        refused(hospital, 404, "NOT_FOUND", "connector", "POST", path + "/nothing", "");
        refused(hospital, 409, "CENTRE_TREE_INVALID", "connector", "PUT", path + "/centres/A", centre.formatted("A"));
        String nowhere = Api.fresh("nowhere");
        refused(
                nowhere,
                404,
                "NOT_FOUND",
                "connector",
                "POST",
                "/hospitals/" + nowhere + "/executions",
                LINE.formatted("1", "H", "1"));

        Api.as("connector")
                .header("If-Match", "\"77\"")
                .body(centre.formatted("H"))
                .put(ROOT + path + "/centres/B")
                .then()
                .statusCode(412);
        Trail.of(hospital)
                .newest("status", 412L)
                .newest("code", "VERSION_STALE")
                .newest("outcome", "REFUSED");
        Api.as("connector")
                .contentType("text/plain")
                .body("x")
                .post(ROOT + path + "/executions")
                .then()
                .statusCode(415);
        Trail.of(hospital).newest("status", 415L).newest("actor", "connector").newest("outcome", "REFUSED");
        assertEquals(2 + 6 + 2, Trail.of(hospital).size());
    }

    private static void refused(
            String hospital, int status, String code, String role, String method, String path, String body) {
        int before = Trail.of(hospital).size();
        Response answer = Api.as(role).body(body).request(method, ROOT + path);
        assertEquals(status, answer.statusCode(), answer.asString());
        Trail after = Trail.of(hospital);
        assertEquals(before + 1, after.size(), () -> method + " " + path + ": " + after);
        after.newest("outcome", "REFUSED")
                .newest("status", (long) status)
                .newest("code", code)
                .newest("actor", role)
                .newest("target", ROOT + path)
                .newest("correlation", answer.header("X-Correlation-Id"));
    }

    @Test
    void everyRefusedAccessLeavesOneRecordAndAnAllowedReadNone() {
        String hospital = Api.hospital();
        String figures = ROOT + "/hospitals/" + hospital + "/figures?year=2026&centre=H";
        int before = Trail.of(hospital).size();
        RestAssured.get(figures).then().statusCode(401);
        Trail.of(hospital)
                .newest("code", "UNAUTHENTICATED")
                .newest("actor", null)
                .newest("operation", "listFigures")
                .newest("target", figures);
        String forged = Tokens.of("auditor");
        RestAssured.given()
                .auth()
                .oauth2(forged.substring(0, forged.length() - 4) + "AAAA")
                .get(figures)
                .then()
                .statusCode(401);
        RestAssured.given()
                .auth()
                .oauth2("x.y.z")
                .contentType("application/json")
                .post(ROOT + "/hospitals/" + hospital + "/executions")
                .then()
                .statusCode(401);
        Trail.of(hospital)
                .newest("code", "UNAUTHENTICATED")
                .newest("actor", null)
                .newest("method", "POST");
        Api.with(Tokens.of("auditor", List.of("another"), List.of("*")))
                .get(figures)
                .then()
                .statusCode(403);
        Trail.of(hospital).newest("code", "HOSPITAL_OUT_OF_SCOPE").newest("actor", "auditor");
        assertEquals(before + 4, Trail.of(hospital).size());
        Api.as("auditor").get(figures).then().statusCode(200);
        Api.as("auditor").get(figures + "&limit=0").then().statusCode(400);
        Api.as("auditor")
                .get(ROOT + "/hospitals/" + hospital + "/nothing")
                .then()
                .statusCode(404);
        assertEquals(before + 4, Trail.of(hospital).size());
    }

    @Test
    void aReplayUnderAKeyIsARecordOfItsOwn() {
        String hospital = Api.hospital();
        String body = LINE.formatted("1", "H", "1");
        Response first = keyed(hospital, body);
        Trail.of(hospital)
                .newest("outcome", "ACCEPTED")
                .newest("idempotencyKey", "key-1")
                .newest("bodyDigest", Trail.sha256(body));
        keyed(hospital, body);
        Trail.of(hospital)
                .newest("outcome", "REPLAYED")
                .newest("idempotencyKey", "key-1")
                .newest("status", 200L)
                .newest("sequence", Long.valueOf(first.header("Ledger-Sequence")));
        keyed(hospital, LINE.formatted("2", "H", "1"));
        Trail.of(hospital).newest("outcome", "REFUSED").newest("code", "IDEMPOTENCY_KEY_REUSED");
        assertEquals(5, Trail.of(hospital).size());
    }

    private static Response keyed(String hospital, String body) {
        return Api.as("connector")
                .header("Idempotency-Key", "key-1")
                .body(body)
                .post(ROOT + "/hospitals/" + hospital + "/executions");
    }

    @Test
    void manyRefusedAtOnceAreAllRecorded() throws Exception {
        String hospital = Api.hospital();
        int before = Trail.of(hospital).size();
        try (ExecutorService clients = Executors.newFixedThreadPool(32)) {
            List<Future<Response>> answers = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                answers.add(
                        clients.submit(() -> RestAssured.get(ROOT + "/hospitals/" + hospital + "/figures?year=2026")));
            }
            for (Future<Response> answer : answers) {
                answer.get().then().statusCode(401);
            }
        }
        assertEquals(before + 200, Trail.of(hospital).size());
    }

    @Test
    void holdsNoTokenAndNothingOfABody() throws SQLException {
        String hospital = Api.hospital();
        String token = Tokens.of("connector");
        String body = LINE.formatted("patient-4711", "H", "1").replace("\"b\"", "\"private\"");
        Api.with(token)
                .body(body)
                .post(ROOT + "/hospitals/" + hospital + "/executions")
                .then()
                .statusCode(200);
        Api.with(token)
                .body(body + "}")
                .post(ROOT + "/hospitals/" + hospital + "/executions")
                .then()
                .statusCode(400);
        Api.with(Tokens.of("auditor", List.of(), List.of()))
                .get(ROOT + "/hospitals/" + hospital + "/figures?year=2026&token=" + token)
                .then()
                .statusCode(403);
        StringBuilder rows = new StringBuilder();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select a::text from audit_entry a where hospital = '" + hospital + "'")) {
            while (row.next()) {
                rows.append(row.getString(1));
            }
        }
        assertFalse(rows.toString().contains("4711"));
        assertFalse(rows.toString().contains("private"));
        assertFalse(rows.toString().contains(token.substring(0, 40)));
    }

    private static Response post(String hospital, String body) {
        return Api.as("connector").body(body).post(ROOT + "/hospitals/" + hospital + "/executions");
    }
}
