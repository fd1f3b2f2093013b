package dev.heng.catalog;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Every write of the catalogue and every refused access leaves one record; they belong to no hospital. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class AuditApiTest {
    private static final String SCALE = """
            {"name": "两级", "bands": [
              {"grade": "PASS", "name": "合格", "above": 60, "upTo": 100},
              {"grade": "BAD", "name": "不合格", "above": 0, "upTo": 60, "includesLower": true}]}""";

    @Inject
    DataSource dataSource;

    @Inject
    MeterRegistry registry;

    /** Waits until every record is stored: those of refusals follow their answers. */
    private void awaitStored() {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (registry.get("heng.audit.waiting").gauge().value() > 0) {
            assertTrue(System.nanoTime() < deadline, "records still wait");
            LockSupport.parkNanos(10_000_000);
        }
    }

    /** The records of one correlation id, newest first. */
    private List<Map<String, Object>> trail(String correlation) {
        awaitStored();
        return Catalogue.get("/audit-entries?correlation=" + correlation)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    private static Response send(String correlation, String token, String method, String path, String body) {
        var request =
                RestAssured.given().header("X-Correlation-Id", correlation).contentType("application/json");
        return (token == null ? request : request.auth().oauth2(token))
                .body(body)
                .request(method, Catalogue.BASE + path);
    }

    private void record(
            Response answer, String correlation, int status, String outcome, String operation, String code) {
        assertEquals(status, answer.statusCode(), answer.asString());
        List<Map<String, Object>> trail = trail(correlation);
        assertEquals(1, trail.size(), correlation);
        assertEquals(outcome, trail.getFirst().get("outcome"));
        assertEquals(operation, trail.getFirst().get("operation"));
        assertEquals(code, trail.getFirst().get("code"));
        assertEquals("-", trail.getFirst().get("hospital"));
    }

    /** The record and the effect were written by one transaction. */
    private void assertTogether(String correlation, String effect, int version) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select a.version, a.xmin = e.xmin from audit_entry a, " + effect
                        + " and a.correlation = '" + correlation + "'")) {
            assertEquals(true, row.next(), correlation);
            assertEquals(version, row.getInt(1), correlation);
            assertEquals(true, row.getBoolean(2), correlation);
        }
    }

    @Test
    void aWriteAndItsRecordAreOneTransaction() throws SQLException {
        String indicator = "{\"name\": \"x\", \"perspective\": \"CUSTOMER\", \"direction\": \"HIGHER\"}";
        record(
                send("aud-i1", Tokens.admin(), "PUT", "/indicators/AUD1", indicator),
                "aud-i1",
                201,
                "ACCEPTED",
                "putIndicator",
                null);
        record(
                send("aud-i2", Tokens.admin(), "PUT", "/indicators/AUD1", indicator.replace("\"x\"", "\"y\"")),
                "aud-i2",
                200,
                "ACCEPTED",
                "putIndicator",
                null);
        assertTogether("aud-i2", "indicator e where e.code = 'AUD1'", 2);
        record(
                send("aud-i3", Tokens.admin(), "PUT", "/indicators/AUD1", indicator.replace("\"x\"", "\"y\"")),
                "aud-i3",
                200,
                "ACCEPTED",
                "putIndicator",
                null);
        String scheme = """
                {"name": "S", "centreType": "COST", "chart": "hospital-standard", "classes": {"BASIC": 100},
                 "items": [{"indicator": "AUD1", "class": "BASIC", "weight": 1, "scoring": {"method": "RATIO"}}], "gradeScale": "article"}""";
        record(
                send("aud-s1", Tokens.admin(), "PUT", "/schemes/aud", scheme),
                "aud-s1",
                201,
                "ACCEPTED",
                "putScheme",
                null);
        assertTogether("aud-s1", "scheme e where e.code = 'aud'", 1);
        record(
                send("aud-g1", Tokens.admin(), "PUT", "/grade-scales/aud", SCALE),
                "aud-g1",
                201,
                "ACCEPTED",
                "putGradeScale",
                null);
        assertTogether("aud-g1", "grade_scale e where e.code = 'aud'", 1);
    }

    @Test
    void aPublicationAndItsRecordAreOneTransaction() throws SQLException {
        Catalogue.learnChart("aud-chart", 1, "REV INCOME FLOW MONEY");
        Catalogue.computed("AUD2", "HIGHER", "REV");
        send("aud-p0", Tokens.admin(), "PUT", "/schemes/aud-pub", """
                {"name": "S", "centreType": "COST", "chart": "aud-chart", "classes": {"BASIC": 100},
                 "items": [{"indicator": "AUD2", "class": "BASIC", "weight": 1, "scoring": {"method": "RATIO"}}], "gradeScale": "article"}""").then().statusCode(201);
        record(
                send("aud-p1", Tokens.admin(), "POST", "/schemes/aud-pub/versions", ""),
                "aud-p1",
                201,
                "ACCEPTED",
                "publishScheme",
                null);
        assertTogether("aud-p1", "scheme_version e where e.scheme = 'aud-pub'", 1);
    }

    @Test
    void refusalsAreRecordedWithTheirCode() {
        record(
                send("aud-r1", Tokens.admin(), "PUT", "/indicators/AUD3", "{}"),
                "aud-r1",
                400,
                "REFUSED",
                "putIndicator",
                "INVALID_REQUEST");
        record(
                send("aud-r2", Tokens.of("u", "committee"), "PUT", "/indicators/AUD3", "{}"),
                "aud-r2",
                403,
                "REFUSED",
                "putIndicator",
                "FORBIDDEN_ROLE");
        record(send("aud-r3", null, "GET", "/schemes", ""), "aud-r3", 401, "REFUSED", "listSchemes", "UNAUTHENTICATED");
        record(
                send("aud-r4", Tokens.admin(), "POST", "/schemes/none/versions", ""),
                "aud-r4",
                404,
                "REFUSED",
                "publishScheme",
                "NOT_FOUND");
        record(
                send("aud-r5", Tokens.admin(), "POST", "/formulas/check", "{\"formula\": \"1 +\"}"),
                "aud-r5",
                200,
                "ACCEPTED",
                "checkFormula",
                null);
    }

    @Test
    void onlyAnAuditorReadsIt() {
        for (String role : List.of("admin", "budget-office", "committee", "evaluator", "connector")) {
            RestAssured.given()
                    .auth()
                    .oauth2(Tokens.of("u", role))
                    .get(Catalogue.BASE + "/audit-entries")
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("FORBIDDEN_ROLE"));
        }
    }

    @Test
    void theServiceCannotChangeIt() throws SQLException {
        for (String change : List.of(
                "update audit_entry set actor = 'nobody'",
                "delete from audit_entry",
                "truncate audit_entry",
                "drop table audit_entry",
                "alter table audit_entry disable trigger all")) {
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                SQLException refusal = assertThrows(SQLException.class, () -> statement.execute(change), change);
                assertEquals("42501", refusal.getSQLState(), change);
            }
        }
    }
}
