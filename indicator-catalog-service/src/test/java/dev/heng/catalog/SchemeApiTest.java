package dev.heng.catalog;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class SchemeApiTest {
    private static final String[] CHART = {
        "REV INCOME FLOW MONEY", "COST EXPENSE FLOW MONEY", "VISITS VOLUME FLOW VISIT", "BEDS POSITION STOCK BED"
    };

    @Inject
    DataSource database;

    /** Five indicators, a chart and a scheme over them, all of the test's own. */
    private static String scheme(String prefix) {
        Catalogue.learnChart(prefix, 1, CHART);
        Catalogue.computed(prefix + "-MARGIN", "HIGHER", "REV - COST");
        Catalogue.computed(prefix + "-RATE", "HIGHER", "ind(\"" + prefix + "-MARGIN\") / REV");
        Catalogue.computed(prefix + "-COST", "LOWER", "COST");
        Catalogue.rated(prefix + "-SAT");
        Catalogue.rated(prefix + "-VETO");
        return draft(prefix, "");
    }

    private static String draft(String prefix, String more) {
        return """
                {"name": "方案", "centreType": "REVENUE", "chart": "%1$s", "classes": {"BASIC": 80, "AUXILIARY": 20.0},
                 "items": [
                  {"indicator": "%1$s-RATE", "class": "BASIC", "core": true, "weight": 12.50},
                  {"indicator": "%1$s-COST", "class": "AUXILIARY", "weight": 10,
                   "scoring": {"method": "ACHIEVEMENT", "cap": 110}, "zeroTarget": "EXEMPT", "missing": "REDISTRIBUTE"},
                  {"indicator": "%1$s-SAT", "class": "MODIFIER", "weight": 100},
                  {"indicator": "%1$s-VETO", "class": "VETO"}%2$s]}""".formatted(prefix, more);
    }

    private static Response publish(String scheme) {
        return Catalogue.post("/schemes/" + scheme + "/versions", "{}");
    }

    @Test
    void aDraftIsAnsweredWithItsDefaults() {
        Catalogue.put("/schemes/sc-def", scheme("sc-def"))
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"");
        Catalogue.put("/schemes/sc-def", draft("sc-def", ""))
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        Catalogue.get("/schemes/sc-def")
                .then()
                .statusCode(200)
                .body("weightMode", equalTo("NORMALISE"))
                .body("weightRules", equalTo("WARN"))
                .body("gradeScale", equalTo("article"))
                .body("items[0].scoring.method", equalTo("RATIO"))
                .body("items[0].scoring.floor", nullValue())
                .body("items[1].scoring.floor", equalTo(0))
                .body("items.collect { it.'class' }", contains("BASIC", "AUXILIARY", "MODIFIER", "VETO"))
                .body("newestVersion", nullValue());
        Catalogue.get("/schemes?limit=1000")
                .then()
                .body("items.find { it.scheme == 'sc-def' }.centreType", equalTo("REVENUE"));
    }

    @Test
    void aPublishedVersionHoldsEverythingAndItsHashCanBeRecomputed() throws Exception {
        Catalogue.put("/schemes/sc-pub", scheme("sc-pub"));
        publish("sc-pub")
                .then()
                .statusCode(201)
                .header("Location", containsString("/api/catalog/v1/schemes/sc-pub/versions/1"))
                .body("scheme", equalTo("sc-pub"))
                .body("version", equalTo(1))
                .body("hash", matchesPattern("[0-9a-f]{64}"))
                .body("warnings.code", hasItem("NEGATIVE_BUDGET_WITH_RATIO"))
                .body("warnings[0].detailZh", containsString("sc-pub-RATE"));
        Response version = Catalogue.get("/schemes/sc-pub/versions/1");
        version.then()
                .statusCode(200)
                .body("chart", equalTo("sc-pub"))
                .body("chartVersion", equalTo(1))
                .body("languageVersion", equalTo(1))
                .body("items[0].weight", equalTo(12.5f))
                .body("items[1].scoring.cap", equalTo(110))
                .body("items[2].scoring", nullValue())
                .body("items[2].missing", equalTo("REQUIRED"))
                .body("items[3].weight", nullValue())
                .body("indicators.'sc-pub-MARGIN'.tree.op", equalTo("sub"))
                .body("indicators.'sc-pub-MARGIN'.unit", equalTo("MONEY"))
                .body("indicators.'sc-pub-RATE'.readSet.subjects", contains("COST", "REV"))
                .body("indicators.'sc-pub-RATE'.readSet.indicators", contains("sc-pub-MARGIN"))
                .body("indicators.'sc-pub-SAT'.formula", nullValue())
                .body("publishedBy", equalTo("admin"));

        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
        ObjectNode document = (ObjectNode) mapper.readTree(version.asString());
        String hash = document.get("hash").asText();
        assertEquals(
                List.of(
                        "scheme",
                        "version",
                        "name",
                        "nameEn",
                        "centreType",
                        "chart",
                        "chartVersion",
                        "languageVersion"),
                new ArrayList<>(document.properties().stream()
                        .map(Map.Entry::getKey)
                        .limit(8)
                        .toList()));
        document.remove(List.of("hash", "warnings", "publishedAt", "publishedBy"));
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(canonical(document).getBytes(StandardCharsets.UTF_8));
        assertEquals(HexFormat.of().formatHex(digest), hash);
        assertEquals('"' + hash + '"', version.header("ETag"));
    }

    /** Written for this test alone, from the description in the OpenAPI document. */
    private static String canonical(JsonNode node) {
        if (node.isNumber()) {
            return '"' + plain(node) + '"';
        }
        List<String> parts = new ArrayList<>();
        if (node.isObject()) {
            TreeSet<String> names = new TreeSet<>();
            node.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> parts.add('"' + name + "\":" + canonical(node.get(name))));
            return '{' + String.join(",", parts) + '}';
        }
        if (node.isArray()) {
            node.forEach(item -> parts.add(canonical(item)));
            return '[' + String.join(",", parts) + ']';
        }
        return node.toString();
    }

    private static String plain(JsonNode number) {
        String text = number.decimalValue().toPlainString();
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    @Test
    void anUnchangedDraftMakesNoNewVersionAndAChangedOneDoes() {
        String body = scheme("sc-same");
        Catalogue.put("/schemes/sc-same", body);
        String hash = publish("sc-same").then().statusCode(201).extract().path("hash");
        publish("sc-same").then().statusCode(200).body("version", equalTo(1)).body("hash", equalTo(hash));

        // only names and controls changed: the meaning of the chart is the same
        String renamed = BudgetService.chart("sc-same", 2, CHART).replace("\"name\":\"REV\"", "\"name\":\"Income\"");
        String meaning = BudgetService.chart("sc-same", 1, CHART).replaceAll(".*\"meaningHash\":\"(\\w+)\".*", "$1");
        BudgetService.sendChart(
                "sc-same", renamed.replaceAll("\"meaningHash\":\"\\w+\"", "\"meaningHash\":\"" + meaning + "\""));
        Catalogue.eventually(
                "version 2 of the chart",
                () -> Catalogue.get("/charts?limit=1000")
                                .jsonPath()
                                .getInt("items.find { it.chart == 'sc-same' }.version")
                        == 2);
        publish("sc-same").then().statusCode(200).body("version", equalTo(1));

        Catalogue.put("/schemes/sc-same", body.replace("12.50", "12.6")).then().statusCode(200);
        publish("sc-same").then().statusCode(201).body("version", equalTo(2));
        Catalogue.put("/schemes/sc-same", body).then().statusCode(200).body("newestVersion", equalTo(2));
        publish("sc-same").then().statusCode(201).body("version", equalTo(3));

        var newest = Catalogue.get("/schemes/sc-same/versions?limit=2").then().statusCode(200);
        newest.body("items.version", contains(3, 2));
        String next = newest.extract().path("next");
        Catalogue.get("/schemes/sc-same/versions?limit=2&after=" + next)
                .then()
                .body("items.version", contains(1))
                .body("next", nullValue());
    }

    @Test
    void aChangedIndicatorMakesANewVersionAndLeavesTheOldOne() {
        Catalogue.put("/schemes/sc-ind", scheme("sc-ind"));
        publish("sc-ind").then().statusCode(201);
        String before = Catalogue.get("/schemes/sc-ind/versions/1").asString();
        Catalogue.put("/indicators/sc-ind-MARGIN", """
                {"name": "x", "perspective": "FINANCIAL", "direction": "HIGHER", "formula": "REV - 2 * COST"}""");
        publish("sc-ind").then().statusCode(201).body("version", equalTo(2));
        assertEquals(before, Catalogue.get("/schemes/sc-ind/versions/1").asString());
    }

    @Test
    void twoPublicationsAtOnceGiveOneVersion() throws Exception {
        Catalogue.put("/schemes/sc-race", scheme("sc-race"));
        List<Callable<Integer>> both = List.of(
                () -> publish("sc-race").statusCode(),
                () -> publish("sc-race").statusCode(),
                () -> publish("sc-race").statusCode(),
                () -> publish("sc-race").statusCode());
        List<Integer> statuses = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (Future<Integer> answer : threads.invokeAll(both)) {
                statuses.add(answer.get());
            }
        }
        assertEquals(List.of(200, 200, 200, 201), statuses.stream().sorted().toList());
        Catalogue.get("/schemes/sc-race/versions").then().body("items.version", contains(1));
    }

    @Test
    void theDatabaseRefusesToChangeAVersion() throws SQLException {
        Catalogue.put("/schemes/sc-fix", scheme("sc-fix"));
        publish("sc-fix").then().statusCode(201);
        for (String change : List.of(
                "UPDATE scheme_version SET published_by = 'x' WHERE scheme = 'sc-fix'",
                "DELETE FROM scheme_version WHERE scheme = 'sc-fix'")) {
            String refusal = refusal(change);
            assertTrue(refusal.contains("immutable"), refusal);
        }
        String refusal = refusal("TRUNCATE scheme_version");
        assertTrue(refusal.contains("permission denied"), refusal);
    }

    private String refusal(String change) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            return assertThrows(SQLException.class, () -> statement.execute(change))
                    .getMessage();
        }
    }

    @Test
    void aSchemeWaitsForItsChart() {
        scheme("sc-wait");
        Catalogue.put(
                        "/schemes/sc-wait",
                        draft("sc-wait", "").replace("\"chart\": \"sc-wait\"", "\"chart\": \"sc-late\""))
                .then()
                .statusCode(201);
        publish("sc-wait").then().statusCode(409).body("code", equalTo("CHART_UNKNOWN"));
        Catalogue.learnChart("sc-late", 1, CHART);
        publish("sc-wait").then().statusCode(201);
    }

    @Test
    void allErrorsOfAPublicationComeAtOnce() {
        scheme("sc-err");
        Catalogue.computed("sc-err-UNIT", "HIGHER", "REV + VISITS");
        Catalogue.computed("sc-err-DEEP", "HIGHER", "ind(\"sc-err-UNIT\") * 2 + NOSUCH");
        Catalogue.put(
                        "/schemes/sc-err",
                        draft("sc-err", ", {\"indicator\": \"sc-err-DEEP\", \"class\": \"BASIC\", \"weight\": 20}")
                                .replace("\"classes\"", "\"weightRules\": \"ERROR\", \"classes\""))
                .then()
                .statusCode(201);
        publish("sc-err")
                .then()
                .statusCode(400)
                .body("code", equalTo("SCHEME_INVALID"))
                .body("violations.find { it.code == 'CORE_WEIGHT_ORDER' }.pointer", equalTo("/items"))
                .body("violations.find { it.code == 'UNKNOWN_MEASURE' }.pointer", equalTo("/items/4/indicator"))
                .body("violations.find { it.code == 'UNIT_MISMATCH' }.pointer", equalTo("/items"))
                .body("problems.find { it.code == 'UNIT_MISMATCH' }.indicator", equalTo("sc-err-UNIT"))
                .body("problems.find { it.code == 'UNKNOWN_MEASURE' }.indicator", equalTo("sc-err-DEEP"));
        Catalogue.get("/schemes/sc-err/versions").then().body("items", hasSize(0));
    }

    @Test
    void allErrorsOfADraftComeAtOnce() {
        scheme("sc-bad");
        Catalogue.put(
                        "/schemes/sc-bad",
                        draft(
                                        "sc-bad",
                                        ", {\"indicator\": \"sc-bad-RATE\", \"class\": \"VETO\", \"weight\": 1},"
                                                + "{\"indicator\": \"NONE-SUCH\", \"class\": \"BASIC\", \"weight\": 0,"
                                                + " \"scoring\": {\"method\": \"EFFICACY\"}}")
                                .replace("20.0", "30")
                                .replace("\"items\"", "\"gradeScale\": \"none\", \"items\""))
                .then()
                .statusCode(400)
                .body(
                        "violations.code",
                        contains(
                                "SUM_NOT_100",
                                "DUPLICATE",
                                "VETO_WITH_FORMULA",
                                "NOT_APPLICABLE",
                                "UNKNOWN_INDICATOR",
                                "OUT_OF_RANGE",
                                "METHOD_NOT_AVAILABLE",
                                "UNKNOWN_GRADE_SCALE"));
        Catalogue.get("/schemes/sc-bad").then().statusCode(404);
    }

    @Test
    void aMissingClassOfAnItemIsNamedAsTheContractNamesIt() {
        Catalogue.put("/schemes/sc-cls", """
                {"name": "x", "centreType": "COST", "classes": {"BASIC": 100}, "items": [{"indicator": "A"}]}""")
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/items/0/class"))
                .body("violations.code", contains("REQUIRED"));
        Catalogue.put("/schemes/sc-cls", """
                {"name": "x", "centreType": "COST", "classes": {"BASIC": null, "OTHER": 1}, "items": [
                 {"indicator": "A", "class": "SOME", "itemClass": "BASIC"}]}""")
                .then()
                .statusCode(400)
                .body(
                        "violations.pointer",
                        contains("/classes/BASIC", "/classes/OTHER", "/items/0/class", "/items/0/itemClass"));
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        publish("sc-none").then().statusCode(404);
        Catalogue.get("/schemes/sc-none").then().statusCode(404);
        Catalogue.get("/schemes/sc-none/versions").then().statusCode(404);
        Catalogue.get("/schemes/sc-none/versions/1").then().statusCode(404);
        Catalogue.get("/schemes/sc-none/versions/x").then().statusCode(400);
        Catalogue.get("/schemes/sc-none/versions/99999999999").then().statusCode(400);
    }

    @Test
    void publicationTakesNoSettings() {
        Catalogue.put("/schemes/sc-body", scheme("sc-body"));
        Catalogue.post("/schemes/sc-body/versions", "{\"force\": true}").then().statusCode(400);
        RestAssured.given()
                .auth()
                .oauth2(Tokens.admin())
                .post(Catalogue.BASE + "/schemes/sc-body/versions")
                .then()
                .statusCode(201);
    }
}
