package dev.heng.budget;

import static dev.heng.budget.Api.ROOT;
import static dev.heng.budget.Api.as;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an operator's tools read of this service. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class MeasuresApiTest {
    private static String measures() {
        return given().get("/metrics").then().statusCode(200).extract().asString();
    }

    /** The value of a series; 0 while there is none. */
    private static double value(String measures, String series) {
        Matcher line =
                Pattern.compile("(?m)^" + Pattern.quote(series) + " (\\S+)").matcher(measures);
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }

    @Test
    void postedLinesAreCountedByWhatCameOfThem() {
        String hospital = Api.hospital();
        String before = measures();
        as("connector")
                .body("""
                        {"source": "his", "batch": "b", "lines": [
                          {"id": "1", "centre": "H", "subject": "NO_SUCH", "date": "2026-03-05", "amount": 1},
                          {"id": "2", "centre": "H", "subject": "NO_SUCH", "date": "2026-03-05", "amount": 1}]}""")
                .post(ROOT + "/hospitals/" + hospital + "/executions")
                .then()
                .statusCode(200);
        String after = measures();
        String suspended = "heng_execution_lines_total{status=\"SUSPENDED\"}";
        assertTrue(value(after, suspended) >= value(before, suspended) + 2, after);
        assertTrue(value(after, "heng_suspense_open") >= 2, after);
    }

    @Test
    void refusalsAreCountedByTheirCode() {
        String series = "heng_refusals_total{code=\"HOSPITAL_OUT_OF_SCOPE\",status=\"403\"}";
        double before = value(measures(), series);
        given().auth()
                .oauth2(Tokens.of("auditor", List.of("another-hospital"), List.of()))
                .get(ROOT + "/hospitals/" + Api.hospital() + "/figures?year=2026")
                .then()
                .statusCode(403);
        assertTrue(value(measures(), series) >= before + 1);
    }

    @Test
    void theOutboxAndTheRelayCanBeWatched() {
        String measures = measures();
        assertTrue(measures.contains("\nheng_outbox_depth "), measures);
        assertTrue(measures.contains("\nheng_outbox_age_seconds "), measures);
        assertTrue(measures.contains("heng_loop_silence_seconds{loop=\"relay\"}"), measures);
    }

    @Test
    void theLookForAlertsCanBeWatched() {
        String measures = measures();
        assertTrue(measures.contains("\nheng_alerts_age_seconds "), measures);
        assertTrue(measures.contains("\nheng_alerts_failures_total "), measures);
    }

    /** Whoever may scrape need not be one who may see hospitals. */
    @Test
    void measuresNameNoHospital() {
        String hospital = Api.hospital();
        as("auditor")
                .get(ROOT + "/hospitals/" + hospital + "/figures?year=2026")
                .then()
                .statusCode(200);
        assertFalse(measures().contains(hospital));
    }

    @Test
    void lifeAndReadinessAreToldWithoutAToken() {
        given().get("/health/live").then().statusCode(200);
        assertEquals("UP", given().get("/health/ready").then().extract().path("status"));
    }
}
