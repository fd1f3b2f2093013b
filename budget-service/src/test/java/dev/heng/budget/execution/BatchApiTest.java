package dev.heng.budget.execution;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches in numbered chunks over HTTP. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class BatchApiTest {
    private static final String NDJSON = "application/x-ndjson";
    private static final String BATCH = "?source=his&batch=b 1&chunkLines=2";

    private String hospital;

    @BeforeEach
    void createHospital() {
        hospital = Api.hospital();
    }

    private String path(String rest) {
        return Api.ROOT + "/hospitals/" + hospital + "/execution-batches" + rest;
    }

    private Response post(String query, String body) {
        return RestAssured.given()
                .config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs(NDJSON, ContentType.TEXT)))
                .auth()
                .oauth2(Tokens.of("connector"))
                .header("Content-Type", NDJSON)
                .body(body)
                .post(path(query));
    }

    /** The rows of an answer that is whole. */
    private List<JsonPath> rows(String query, String body) {
        Response response = post(query, body);
        response.then().statusCode(200).contentType(NDJSON);
        return response.asString().lines().map(JsonPath::new).toList();
    }

    private static String line(String id, String centre, String amount) {
        return line(id, centre, amount, "2026-03-31");
    }

    private static String line(String id, String centre, String amount, String date) {
        return "{\"id\":\"%s\",\"centre\":\"%s\",\"subject\":\"EXP_MED_DRUG\",\"date\":\"%s\",\"amount\":%s}\n"
                .formatted(id, centre, date, amount);
    }

    private static List<String> members(List<JsonPath> rows) {
        return rows.stream()
                .map(row -> row.getMap("$").keySet().iterator().next().toString())
                .toList();
    }

    private ValidatableResponse figures() {
        return Api.get("budget-office", "/hospitals/" + hospital + "/figures?year=2026&centre=H");
    }

    private ValidatableResponse list(String rest) {
        return RestAssured.given()
                .auth()
                .oauth2(Tokens.of("auditor"))
                .get(path(rest))
                .then();
    }

    @Test
    void chunksAreToldOneAfterTheOther() {
        List<JsonPath> rows = rows(
                BATCH + "&controlLines=3&controlAmount=6.5",
                line("a", "H", "1") + line("b", "NOWHERE", "2") + line("c", "H", "3.5"));
        assertEquals(List.of("line", "chunk", "chunk", "batch"), members(rows));
        assertEquals(1, rows.get(0).getInt("line.index"));
        assertEquals("UNKNOWN_CENTRE", rows.get(0).getString("line.code"));
        assertEquals(1, rows.get(1).getInt("chunk.recorded"));
        assertEquals(1, rows.get(1).getInt("chunk.suspended"));
        assertEquals(2, rows.get(2).getInt("chunk.firstLine"));
        assertTrue(rows.get(3).getBoolean("batch.complete"));
        assertTrue(rows.get(2).getLong("chunk.sequence") > rows.get(1).getLong("chunk.sequence"));
        figures().body("items", hasSize(1)).body("items[0].executed", equalTo(4.5f));
        list("?source=his&batch=b 1")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].lines", equalTo(3))
                .body("items[0].chunks", equalTo(2))
                .body("items[0].committedChunks", equalTo(2))
                .body("items[0].amount", equalTo(6.5f))
                .body("items[0].recorded", equalTo(2))
                .body("items[0].suspended", equalTo(1));
        list("/chunks?source=his&batch=b 1&limit=1")
                .body("items.chunk", contains(1))
                .body("next", notNullValue());
        list("/chunks?source=his&batch=b 1").body("items.chunk", contains(1, 2)).body("next", nullValue());
    }

    @Test
    void everyLineIsToldWhenThatIsWished() {
        List<JsonPath> rows =
                rows(BATCH + "&results=ALL", line("a", "H", "1") + line("b", "H", "2") + line("c", "H", "3"));
        assertEquals(List.of("line", "line", "chunk", "line", "chunk", "batch"), members(rows));
        assertEquals("c", rows.get(3).getString("line.id"));
        assertEquals(2, rows.get(3).getInt("line.index"));
        assertEquals("RECORDED", rows.get(3).getString("line.status"));
    }

    @Test
    void theSameBatchAgainCountsNothingTwiceAndItsChunksStayRecorded() {
        String body = line("a", "H", "1") + line("b", "NOWHERE", "2") + line("c", "H", "3");
        rows(BATCH, body);
        List<JsonPath> again = rows(BATCH, body);
        assertEquals(List.of("line", "line", "chunk", "line", "chunk", "batch"), members(again));
        assertEquals("REPLAYED", again.get(0).getString("line.status"));
        assertEquals("SUSPENDED", again.get(1).getString("line.status"));
        assertEquals(1, again.get(2).getInt("chunk.recorded"));
        assertEquals(0, again.get(2).getInt("chunk.replayed"));
        assertEquals(2, again.getLast().getInt("batch.recorded"));
        figures().body("items[0].executed", equalTo(4));
    }

    @Test
    void chunksThatAreCommittedCanBePassedOver() {
        String body = line("a", "H", "1") + line("b", "H", "2") + line("c", "H", "3");
        post(BATCH + "&fromChunk=2", body).then().statusCode(409).body("code", equalTo("BATCH_GAP"));
        rows(BATCH, body);
        List<JsonPath> rest = rows(BATCH + "&fromChunk=2", body);
        assertEquals(List.of("line", "chunk", "batch"), members(rest));
        assertEquals(2, rest.get(0).getInt("line.index"));
        assertEquals(2, rest.get(1).getInt("chunk.chunk"));
    }

    @Test
    void aBatchStandsForItsLines() {
        rows(BATCH, line("a", "H", "1"));
        post(BATCH, line("a", "H", "2")).then().statusCode(409).body("code", equalTo("BATCH_CHANGED"));
        post("?source=his&batch=b 1&chunkLines=3", line("a", "H", "1"))
                .then()
                .statusCode(409)
                .body("code", equalTo("BATCH_CHANGED"));
        rows("?source=his&batch=b 2", line("a", "H", "1"));
        figures().body("items[0].executed", equalTo(1));
    }

    @Test
    void aBadLineAnywhereStoresNothing() {
        post(BATCH, line("a", "H", "1") + line("b", "H", "2") + line("c", "H", "1e3") + "[]\n{\n")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/lines/2/amount", "/lines/3", "/lines/4"));
        figures().body("items", hasSize(0));
        list("").body("items", hasSize(0));
    }

    @Test
    void aControlTotalThatDisagreesStoresNothing() {
        post(BATCH + "&controlLines=2", line("a", "H", "1"))
                .then()
                .statusCode(409)
                .body("code", equalTo("CONTROL_TOTAL_MISMATCH"));
        post(BATCH + "&controlAmount=1.01", line("a", "H", "1"))
                .then()
                .statusCode(409)
                .body("code", equalTo("CONTROL_TOTAL_MISMATCH"));
        figures().body("items", hasSize(0));
        list("").body("items", hasSize(0));
    }

    @Test
    void theParametersAreJudged() {
        post("?source=his&batch=b&chunkLines=0", "").then().statusCode(400);
        post("?source=his&batch=b&chunkLines=10001", "").then().statusCode(400);
        post("?source=his&batch=b&fromChunk=0", "").then().statusCode(400);
        post("?source=his&batch=b&results=SOME", "").then().statusCode(400).body(containsString("UNKNOWN_VALUE"));
        post("?batch=b", "").then().statusCode(400).body(containsString("?source"));
    }

    @Test
    void noLinesAreABatchThatIsComplete() {
        List<JsonPath> rows = rows(BATCH, "\n\n");
        assertEquals(List.of("batch"), members(rows));
        assertTrue(rows.getFirst().getBoolean("batch.complete"));
    }

    @Test
    void tooManyLinesAreRefused() {
        String row = line("a", "H", "1");
        post(BATCH, String.join("", Collections.nCopies(PostBatch.LINES_MAX + 1, row)))
                .then()
                .statusCode(413)
                .body("code", equalTo("BODY_TOO_LARGE"));
        list("").body("items", hasSize(0));
    }

    @Test
    void thousandsOfLinesWithDoubledIdsAddUp() {
        String body = IntStream.range(0, 5_000)
                .mapToObj(n -> line("n" + n % 4_000, "H", "0.25", "2026-0" + (1 + n % 4_000 % 9) + "-01"))
                .collect(Collectors.joining());
        List<JsonPath> rows = rows("?source=his&batch=many&chunkLines=700", body);
        JsonPath batch = rows.getLast();
        assertEquals(4_000, batch.getInt("batch.recorded"));
        assertEquals(1_000, batch.getInt("batch.replayed"));
        assertEquals(8, batch.getInt("batch.chunks"));
        figures().body("items.executed.sum()", equalTo(1000d));
    }

    @Test
    void aRefusedLineIsNamedByItsPlaceInTheBatch() {
        Api.put("budget-office", "/hospitals/" + hospital + "/control-rules/all", """
                {"name": "all", "control": "STRICT", "level": "HOSPITAL", "basis": "YEAR"}""")
                .statusCode(201);
        List<JsonPath> rows = rows(BATCH, line("a", "H", "-5") + line("b", "H", "1") + line("c", "H", "9"));
        assertEquals(List.of("line", "chunk", "line", "chunk", "batch"), members(rows));
        assertEquals("REFUSED", rows.get(2).getString("line.status"));
        assertTrue(rows.get(2).getString("line.detail").startsWith("Line 2:"), rows.get(2)::prettify);
        assertEquals(1, rows.get(3).getInt("chunk.refused"));
    }
}
