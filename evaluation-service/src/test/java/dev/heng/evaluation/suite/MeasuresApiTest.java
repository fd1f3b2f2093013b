package dev.heng.evaluation.suite;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator's tools read of this service. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class MeasuresApiTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "heng_facts_lag_records",
                "heng_facts_freshness_seconds_count",
                "heng_facts_set_aside",
                "heng_loop_silence_seconds{loop=\"budget-events\"}",
                "heng_loop_silence_seconds{loop=\"scorecard-relay\"}",
                "heng_loop_silence_seconds{loop=\"scorecard-worker-0\"}"
            })
    void theReadingOfEventsAndTheComputingCanBeWatched(String series) {
        String measures =
                given().get("/metrics").then().statusCode(200).extract().asString();
        assertTrue(measures.lines().anyMatch(line -> line.startsWith(series)), measures);
    }
}
