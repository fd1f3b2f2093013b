package dev.heng.budget;

import static dev.heng.budget.Api.ROOT;
import static dev.heng.budget.Api.as;
import static dev.heng.budget.Api.fresh;
import static dev.heng.budget.Api.get;
import static dev.heng.budget.Api.hospital;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The classes of bad input of the reliability page against the write operations of master data, openings and months. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class BadInputApiTest {
    /** One write operation with a body that would be accepted. */
    private record Operation(String role, String method, String path, String body) {
        Response send(byte[] sent, String contentType) {
            return RestAssured.given()
                    .config(RestAssured.config()
                            .encoderConfig(EncoderConfig.encoderConfig()
                                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                    .encodeContentTypeAs(contentType, ContentType.TEXT)))
                    .auth()
                    .oauth2(Tokens.of(role))
                    .header("Content-Type", contentType)
                    .body(sent)
                    .request(method, ROOT + path);
        }

        Response send(String sent) {
            return send(sent.getBytes(StandardCharsets.UTF_8), "application/json");
        }
    }

    private List<Operation> operations() {
        String hospital = hospital();
        return List.of(
                new Operation(
                        "admin",
                        "PUT",
                        "/charts/" + fresh("bad"),
                        "{\"name\": \"N\", \"subjects\": [{\"code\": \"REV\", \"name\": \"N\", \"category\": \"INCOME\","
                                + " \"nature\": \"FLOW\", \"unit\": \"MONEY\"}]}"),
                new Operation(
                        "connector",
                        "PUT",
                        "/hospitals/" + fresh("bad"),
                        "{\"name\": \"N\", \"currency\": \"CNY\", \"chart\": \"hospital-standard\"}"),
                new Operation(
                        "connector",
                        "PUT",
                        "/hospitals/" + hospital + "/centres/BAD",
                        "{\"name\": \"N\", \"type\": \"COST\", \"parent\": \"H\", \"validFrom\": \"2026-01-01\"}"),
                new Operation(
                        "budget-office",
                        "PUT",
                        "/hospitals/" + hospital + "/periods/2026-12",
                        "{\"state\": \"CLOSED\", \"reason\": \"N\"}"),
                new Operation(
                        "budget-office",
                        "POST",
                        "/hospitals/" + hospital + "/budgets/2026/opening",
                        "{\"lines\": [{\"centre\": \"H\", \"subject\": \"REV_OP\", \"month\": \"2026-01\", \"amount\": 1}]}"));
    }

    @Test
    void whatIsNoJsonOfThisShapeIsRefusedAndNamed() {
        List<UnaryOperator<String>> damages = List.of(
                body -> "",
                body -> "{",
                body -> body + "}",
                body -> "null",
                body -> "[]",
                body -> "\"text\"",
                body -> body.replaceFirst("\\{", "{\"surprise\": 1, "),
                body -> body.replaceFirst("(\"\\w+\": )", "$1null, $1"),
                body -> body.replaceFirst("\"\\w+\": ", "\"elsewhere\": "),
                body -> body.replaceFirst("(\"(name|state|lines)\"): (\"\\w+\"|\\[)", "$1: null, \"x\": $3"),
                body -> body.replaceFirst("\"(N|CLOSED|H)\"", "17"),
                body -> body.replaceFirst("\"N\"|\"REV_OP\"", "\"nul \\\\u0000\""),
                body -> body.replaceFirst("\"N\"|\"REV_OP\"", "\"half \\\\ud800\""),
                body -> "[".repeat(10_000) + "]".repeat(10_000),
                body -> "{\"name\": " + "[".repeat(10_000));
        for (Operation operation : operations()) {
            for (UnaryOperator<String> damage : damages) {
                refused(operation, operation.send(damage.apply(operation.body())), 400);
            }
            Response gb = operation.send("{\"name\": \"医院\"}".getBytes(Charset.forName("GB18030")), "application/json");
            refused(operation, gb, 400);
        }
    }

    @Test
    void otherMediaTypesAreRefused() {
        for (Operation operation : operations()) {
            byte[] body = operation.body().getBytes(StandardCharsets.UTF_8);
            refused(operation, operation.send(body, "text/plain"), 415);
            refused(operation, operation.send(body, "application/json; charset=gb18030"), 415);
        }
    }

    @Test
    void textOfAnyLanguageIsKeptAsItIs() {
        String name = "𠮷野家 \u200b\u202e e\u0301 １２ '; drop table hospital; -- <script>${7*7}</script>";
        for (Operation operation : operations()) {
            if (operation.body().contains("\"name\": \"N\"")) {
                operation
                        .send(operation.body().replace("\"name\": \"N\"", "\"name\": \"" + name + "\""))
                        .then()
                        .statusCode(201);
                String field = operation.path().contains("/centres/") ? "intervals[0].name" : "name";
                get(operation.role(), operation.path()).body(field, equalTo(name));
            }
        }
    }

    @Test
    void codesAreCodesInBodiesAndPaths() {
        String hospital = hospital();
        for (String code :
                List.of("..%2F..%2Fetc", "%00", "a%20b", "%EF%BC%91", "'%3B--", "a".repeat(65), "-a", "%F0%A0%AE%B7")) {
            for (String path : List.of(
                    "/charts/" + code,
                    "/hospitals/" + code,
                    "/hospitals/" + hospital + "/centres/" + code,
                    "/hospitals/" + code + "/centres/H",
                    "/hospitals/" + hospital + "/periods/" + code)) {
                Response response =
                        as("admin").urlEncodingEnabled(false).body("{}").put(ROOT + path);
                assertTrue(
                        response.statusCode() >= 400 && response.statusCode() < 500,
                        path + " " + response.statusCode());
            }
        }
    }

    @Test
    void amountsArePlainExactDecimals() {
        String hospital = hospital();
        Operation opening =
                new Operation("budget-office", "POST", "/hospitals/" + hospital + "/budgets/2026/opening", "");
        List<String> bad = List.of(
                "1e3",
                "1E-2",
                "0.1+",
                "+1",
                ".5",
                "1.",
                "01",
                "NaN",
                "Infinity",
                "-Infinity",
                "0x1F",
                "1.23456",
                "1000000000000000",
                "-1000000000000000",
                "9".repeat(400),
                "\"1\"",
                "true",
                "[1]",
                "null",
                "１２");
        for (String amount : bad) {
            refused(opening, opening.send(line(amount)), 400);
        }
        get("budget-office", "/hospitals/" + hospital + "/figures?year=2026").body("items", hasSize(0));
        for (String amount : List.of("999999999999999.9999", "-999999999999999.9999", "0", "-0.0001")) {
            opening.send(line(amount)).then().statusCode(200);
            assertTrue(
                    get("budget-office", "/hospitals/" + hospital + "/figures?year=2026")
                            .extract()
                            .asString()
                            .contains("\"original\":" + amount + ","),
                    amount);
        }
    }

    @Test
    void daysAndMonthsExist() {
        String hospital = hospital();
        for (String day : List.of(
                "2026-02-29",
                "2026-02-30",
                "2026-13-01",
                "26-01-01",
                "2026/01/01",
                "民国115-01-01",
                "2026-01-01T00:00",
                "")) {
            as("admin")
                    .body("{\"name\": \"N\", \"type\": \"COST\", \"validFrom\": \"" + day + "\"}")
                    .put(ROOT + "/hospitals/" + hospital + "/centres/D")
                    .then()
                    .statusCode(400)
                    .body("violations[0].code", equalTo("INVALID_DATE"));
        }
        as("admin")
                .body("{\"name\": \"N\", \"type\": \"COST\", \"validFrom\": \"2028-02-29\"}")
                .put(ROOT + "/hospitals/" + hospital + "/centres/D")
                .then()
                .statusCode(201);
    }

    @Test
    void largeThingsAreRefusedEarly() {
        Operation hospital = operations().get(1);
        String huge = "x".repeat(10_000_000);
        refused(hospital, hospital.send(hospital.body().replace("\"N\"", "\"" + huge + "\"")), 400);
        Operation opening = operations().get(4);
        StringBuilder many = new StringBuilder("{\"lines\": [0");
        many.append(",0".repeat(1_000_000)).append("]}");
        refused(opening, opening.send(many.toString()), 413);
        int status = as("admin")
                .header("X-Filler", "y".repeat(16_000))
                .get(ROOT + "/hospitals")
                .statusCode();
        assertTrue(status == 200 || status == 431 || status == 400, "a large header: " + status);
        as("admin")
                .header("X-Correlation-Id", "bad id\twith blanks")
                .get(ROOT + "/hospitals")
                .then()
                .statusCode(200)
                .header("X-Correlation-Id", not(containsString(" ")));
    }

    @Test
    void withoutAValidTokenNothingIsAnswered() {
        for (Operation operation : operations()) {
            for (String authorization : List.of("", "Bearer", "Bearer x.y.z", "Basic YTpi")) {
                RestAssured.given()
                        .header("Authorization", authorization)
                        .contentType(ContentType.JSON)
                        .body(operation.body())
                        .request(operation.method(), ROOT + operation.path())
                        .then()
                        .statusCode(401)
                        .body("code", equalTo("UNAUTHENTICATED"));
            }
        }
    }

    @Test
    void everyWriteAsksForItsRoleAndHospital() {
        List<String> roles = List.of(
                "connector",
                "budget-officer",
                "owner-department",
                "budget-office",
                "committee",
                "evaluator",
                "auditor",
                "admin");
        for (Operation operation : operations()) {
            List<String> allowed = new ArrayList<>();
            for (String role : roles) {
                int status = as(role).body(operation.body())
                        .request(operation.method(), ROOT + operation.path())
                        .statusCode();
                if (status != 403) {
                    allowed.add(role);
                }
                if (operation.path().startsWith("/hospitals/")) {
                    Api.with(Tokens.of(role, List.of("elsewhere"), List.of("*")))
                            .body(operation.body())
                            .request(operation.method(), ROOT + operation.path())
                            .then()
                            .statusCode(403);
                }
            }
            List<String> wanted = operation.path().startsWith("/charts/")
                    ? List.of("admin")
                    : operation.role().equals("connector") ? List.of("connector", "admin") : List.of("budget-office");
            assertEquals(wanted, allowed, operation.path());
        }
    }

    private static String line(String amount) {
        return "{\"lines\": [{\"centre\": \"H\", \"subject\": \"REV_OP\", \"month\": \"2026-01\", \"amount\": " + amount
                + "}]}";
    }

    private static void refused(Operation operation, Response response, int status) {
        assertEquals(status, response.statusCode(), () -> operation.path() + ": " + response.asString());
        response.then()
                .contentType("application/problem+json")
                .body("code", notNullValue())
                .body("status", equalTo(status));
        String answer = response.asString();
        for (String leak : List.of("dev.heng", "java.", "jakarta.", "Exception", "select ", "SQL")) {
            assertTrue(!answer.contains(leak), () -> "an answer tells " + leak + ": " + answer);
        }
    }
}
