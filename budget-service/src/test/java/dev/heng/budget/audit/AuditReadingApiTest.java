package dev.heng.budget.audit;

import static dev.heng.budget.Api.ROOT;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who reads the audit trail, by what it is filtered, and how it is taken out. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class AuditReadingApiTest {
    private static ValidatableResponse list(String hospital, String query) {
        return Api.as("auditor")
                .urlEncodingEnabled(false)
                .get(ROOT + "/hospitals/" + hospital + "/audit-entries" + query)
                .then();
    }

    /** A hospital with the records putHospital (admin), putCentre (connector) and a refused postExecutions (committee). */
    private static String audited() {
        String hospital = Api.hospital();
        Api.post("committee", "/hospitals/" + hospital + "/executions", "{}").statusCode(403);
        Trail.awaitStored();
        return hospital;
    }

    @Test
    void onlyAnAuditorOfTheHospitalReadsIt() {
        String hospital = audited();
        String path = ROOT + "/hospitals/" + hospital + "/audit-entries";
        for (String role : List.of(
                "connector",
                "budget-officer",
                "owner-department",
                "budget-office",
                "committee",
                "evaluator",
                "admin")) {
            Api.as(role).get(path).then().statusCode(403).body("code", equalTo("FORBIDDEN_ROLE"));
        }
        Api.with(Tokens.of("auditor", List.of("another"), List.of("*")))
                .get(path)
                .then()
                .statusCode(403)
                .body("code", equalTo("HOSPITAL_OUT_OF_SCOPE"));
        Trail.awaitStored();
        Api.with(Tokens.of("auditor", List.of(hospital), List.of()))
                .get(path)
                .then()
                .statusCode(200)
                .body("items", hasSize(3 + 8));
    }

    @Test
    void whatBelongsToNoHospitalIsForAnAuditorOfAll() {
        Api.with(Tokens.of("auditor", List.of("h-1"), List.of("*")))
                .get(ROOT + "/audit-entries")
                .then()
                .statusCode(403)
                .body("code", equalTo("HOSPITAL_OUT_OF_SCOPE"));
        Api.get("admin", "/audit-entries").statusCode(403);
        Api.put("admin", "/charts/" + Api.fresh("listed"), "{\"name\": \"N\", \"subjects\": []}");
        Api.get("auditor", "/audit-entries?operation=putChart").statusCode(200).body("items[0].hospital", equalTo("-"));
    }

    @Test
    void isFilteredByEveryParameter() {
        String hospital = audited();
        list(hospital, "")
                .statusCode(200)
                .body("items.operation", equalTo(List.of("postExecutions", "putCentre", "putHospital")));
        list(hospital, "?actor=connector").body("items.operation", equalTo(List.of("putCentre")));
        list(hospital, "?operation=putHospital").body("items.actor", equalTo(List.of("admin")));
        list(hospital, "?outcome=REFUSED").body("items.code", equalTo(List.of("FORBIDDEN_ROLE")));
        list(hospital, "?path=/centres/").body("items.operation", equalTo(List.of("putCentre")));
        list(hospital, "?path=" + hospital + "/exec").body("items.operation", equalTo(List.of("postExecutions")));
        list(hospital, "?path=%25").body("items", hasSize(0));
        list(hospital, "?outcome=FAILED").body("items", hasSize(0));
        JsonPath all = list(hospital, "").extract().jsonPath();
        list(hospital, "?correlation=" + all.getString("items[1].correlation"))
                .body("items.id", equalTo(List.of(all.getInt("items[1].id"))));
        String middle = all.getString("items[1].recordedAt");
        list(hospital, "?from=" + middle).body("items.operation", equalTo(List.of("postExecutions", "putCentre")));
        list(hospital, "?to=" + middle).body("items.operation", equalTo(List.of("putHospital")));
        list(hospital, "?from=" + middle + "&to=" + middle).body("items", hasSize(0));
        list(
                        hospital,
                        "?from=1900-01-01T00:00:00%2B08:00&to=2999-01-01T00:00:00Z&actor=admin&outcome=ACCEPTED&operation=putHospital")
                .body("items", hasSize(1));
    }

    @Test
    void isReadInPages() {
        String hospital = audited();
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            JsonPath page = list(hospital, "?limit=1" + after)
                    .statusCode(200)
                    .body("items", hasSize(1))
                    .extract()
                    .jsonPath();
            seen.add(page.getString("items[0].operation"));
            after = page.getString("next") == null ? null : "&after=" + page.getString("next");
        } while (after != null);
        assertEquals(List.of("postExecutions", "putCentre", "putHospital"), seen);
    }

    @Test
    void refusesParametersOfTheWrongForm() {
        String hospital = audited();
        for (String query : List.of(
                "from=2026-13-01T00:00:00Z",
                "from=2026-01-01",
                "to=yesterday",
                "from=-99999-01-01T00:00:00Z",
                "outcome=accepted",
                "actor=%00",
                "operation=" + "x".repeat(257),
                "correlation=%0a",
                "limit=0",
                "limit=1001",
                "limit=x",
                "after=zzz",
                "after=MQEx")) {
            list(hospital, "?" + query).statusCode(400).body("code", equalTo("INVALID_REQUEST"));
        }
        list("no%20code", "").statusCode(400);
    }

    private static Response text(String hospital, String mediaType, String query) {
        return Api.as("auditor").accept(mediaType).get(ROOT + "/hospitals/" + hospital + "/audit-entries" + query);
    }

    @Test
    void isTakenOutAsLinesOfJson() {
        String hospital = audited();
        Response answer = text(hospital, "application/x-ndjson", "?outcome=ACCEPTED");
        answer.then().statusCode(200).contentType("application/x-ndjson");
        List<String> lines = answer.asString().lines().toList();
        assertEquals(2, lines.size());
        JsonPath newest = JsonPath.from(lines.getFirst());
        JsonPath listed = list(hospital, "?outcome=ACCEPTED").extract().jsonPath();
        assertEquals(listed.getMap("items[0]"), newest.getMap(""));
    }

    @Test
    void isTakenOutAsCsvThatNoSpreadsheetCalculates() {
        String hospital = Api.hospital();
        for (String name : List.of("=1+1", "+1", "-1", "@sum(a)", "王 \"五\", x", "plain")) {
            Api.with(Tokens.named(name, "committee"))
                    .body("{}")
                    .post(ROOT + "/hospitals/" + hospital + "/executions")
                    .then()
                    .statusCode(403);
        }
        Trail.awaitStored();
        Response answer = text(hospital, "text/csv", "?outcome=REFUSED");
        answer.then().statusCode(200).contentType("text/csv").header("X-Content-Type-Options", "nosniff");
        assertTrue(answer.header("Content-Disposition").startsWith("attachment"));
        List<String> rows =
                List.of(new String(answer.asByteArray(), java.nio.charset.StandardCharsets.UTF_8).split("\r\n"));
        assertTrue(rows.getFirst()
                .startsWith("id,recordedAt,hospital,outcome,method,operation,target,status,code,actor,roles"));
        List<String> actors = List.of("plain", "\"王 \"\"五\"\", x\"", "'@sum(a)", "'-1", "'+1", "'=1+1");
        assertEquals(1 + actors.size(), rows.size());
        for (int i = 0; i < actors.size(); i++) {
            assertTrue(
                    rows.get(i + 1).contains(",403,FORBIDDEN_ROLE," + actors.get(i) + ",committee,"), rows.get(i + 1));
        }
    }

    @Test
    void textHasNoPages() {
        String hospital = audited();
        text(hospital, "text/csv", "?limit=1").then().statusCode(400).body("violations[0].pointer", equalTo("?limit"));
        text(hospital, "text/csv", "?from=x").then().statusCode(400);
        text(hospital, "*/*", "")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("next", nullValue());
        text(hospital, "text/html", "").then().statusCode(406);
        assertFalse(text(hospital, "application/json, text/csv", "").asString().startsWith("id,"));
    }

    /** More than a page of the export's own reading. */
    @Test
    void anExportIsWhole() {
        String hospital = Api.hospital();
        for (int i = 0; i < 1_050; i++) {
            io.restassured.RestAssured.get(ROOT + "/hospitals/" + hospital + "/figures")
                    .then()
                    .statusCode(401);
        }
        Trail.awaitStored();
        assertEquals(
                1 + 2 + 1_050, text(hospital, "text/csv", "").asString().lines().count());
    }
}
