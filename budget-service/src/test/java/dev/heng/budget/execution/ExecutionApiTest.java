package dev.heng.budget.execution;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Executions and the suspense queue over HTTP. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class ExecutionApiTest {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Inject
    DataSource dataSource;

    private String hospital;

    @BeforeEach
    void createHospital() throws SQLException {
        hospital = "exe-" + NUMBER.incrementAndGet();
        run("""
                insert into chart (code, name, version, meaning_hash, sequence) values ('c-%1$s', '科目', 1, 'x', 0);
                insert into subject (chart, code, name, category, nature, unit, control) values
                    ('c-%1$s', 'DRUG', '药品', 'EXPENSE', 'FLOW', 'MONEY', 'NONE'),
                    ('c-%1$s', 'TRAVEL', '差旅', 'EXPENSE', 'FLOW', 'MONEY', 'STRICT');
                insert into hospital (code, name, currency, chart, version, sequence) values ('%1$s', '医院', 'CNY', 'c-%1$s', 1, 0);
                insert into centre (hospital, code, version, sequence) values ('%1$s', 'C-CARD', 1, 0);
                insert into centre_interval (hospital, centre, name, type) values ('%1$s', 'C-CARD', '心内科', 'COST');
                """.formatted(hospital));
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String path(String rest) {
        return "/api/budget/v1/hospitals/" + hospital + rest;
    }

    private Response post(String body) {
        return given().auth()
                .oauth2(Tokens.of("connector"))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path("/executions"));
    }

    private static String line(String id, String centre, String subject, String amount) {
        return "{\"id\":\"%s\",\"centre\":\"%s\",\"subject\":\"%s\",\"date\":\"2026-03-05\",\"amount\":%s}"
                .formatted(id, centre, subject, amount);
    }

    private static String call(String... lines) {
        return "{\"source\":\"his\",\"batch\":\"b1\",\"lines\":[" + String.join(",", lines) + "]}";
    }

    @Test
    void answersWithCountsAndOnlyTheLinesThatWereNotSimplyRecorded() {
        post(call(line("1", "C-CARD", "DRUG", "10.5")))
                .then()
                .statusCode(200)
                .header("Ledger-Sequence", notNullValue())
                .body("received", equalTo(1))
                .body("recorded", equalTo(1))
                .body("lines", hasSize(0))
                .body("warnings", hasSize(0));
        post(call(
                        line("1", "C-CARD", "DRUG", "10.50"),
                        line("2", "C-GONE", "DRUG", "1"),
                        line("3", "C-CARD", "TRAVEL", "1"),
                        line("4", "C-CARD", "DRUG", "-0.0001")))
                .then()
                .statusCode(200)
                .body("source", equalTo("his"))
                .body("batch", equalTo("b1"))
                .body("received", equalTo(4))
                .body("recorded", equalTo(1))
                .body("replayed", equalTo(1))
                .body("suspended", equalTo(1))
                .body("refused", equalTo(1))
                .body("lines.index", equalTo(List.of(0, 1, 2)))
                .body("lines.status", equalTo(List.of("REPLAYED", "SUSPENDED", "REFUSED")))
                .body("lines[0].code", nullValue())
                .body("lines[1].code", equalTo("UNKNOWN_CENTRE"))
                .body("lines[2].code", equalTo("BUDGET_INSUFFICIENT"))
                .body("lines[2].detail", containsString("asked for are 1"));
    }

    @Test
    void namesEveryViolationAndStoresNothing() {
        post(call(
                        line("1", "C-CARD", "DRUG", "1"),
                        line("2", "C CARD", "DRUG", "1e3"),
                        "{\"id\":\"3\",\"centre\":\"C-CARD\",\"subject\":\"DRUG\",\"date\":\"2026-02-29\",\"amount\":1.00001,\"amout\":2}",
                        "null"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("INVALID_REQUEST"))
                .body(
                        "violations.pointer",
                        containsInAnyOrder(
                                "/lines/1/centre",
                                "/lines/1/amount",
                                "/lines/2/date",
                                "/lines/2/amount",
                                "/lines/2/amout",
                                "/lines/3"));
        post(call(line("1", "C-CARD", "DRUG", "1"))).then().body("recorded", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | 400",
                "{ | 400",
                "[] | 400",
                "{\"source\":\"his\",\"batch\":\"b\",\"lines\":null} | 400",
                "{\"source\":\"\",\"batch\":\"b\",\"lines\":[]} | 400",
                "{\"source\":\"his\",\"source\":\"his\",\"batch\":\"b\",\"lines\":[]} | 400",
                "{\"source\":\"hi\\u0000s\",\"batch\":\"b\",\"lines\":[]} | 400",
                "{\"source\":\"his\",\"batch\":\"b\",\"control\":{\"lines\":1.5},\"lines\":[]} | 400",
                "{\"source\":\"his\",\"batch\":\"b\",\"lines\":[]} | 200",
                "{\"source\":\"his\",\"batch\":\"b\",\"control\":{\"lines\":1,\"amount\":0},\"lines\":[]} | 409",
                "{\"source\":\"his\",\"batch\":\"b\",\"control\":{\"lines\":0,\"amount\":0},\"lines\":[]} | 200",
            })
    void answersBadBodiesWithAProblem(String body, int status) {
        post(body).then().statusCode(status);
    }

    @Test
    void controlTotalsCountEveryLineOfTheCall() {
        String lines = "[" + line("1", "C-CARD", "DRUG", "1") + "," + line("2", "C-GONE", "DRUG", "2.25") + "]";
        String right = "{\"source\":\"his\",\"batch\":\"b\",\"control\":{\"lines\":2,\"amount\":3.2500},\"lines\":"
                + lines + "}";
        post(right.replace("3.2500", "3.26"))
                .then()
                .statusCode(409)
                .body("code", equalTo("CONTROL_TOTAL_MISMATCH"))
                .body("detail", containsString("3.25"));
        post(right).then().statusCode(200).body("recorded", equalTo(1));
        post(right).then().statusCode(200).body("replayed", equalTo(1)).body("suspended", equalTo(1));
    }

    @Test
    void takesNdjsonLineByLine() {
        String rows = line("n1", "C-CARD", "DRUG", "1") + "\n\n" + line("n2", "C-CARD", "DRUG", "2") + "\r\n";
        ndjson(rows, "?source=his&batch=b&controlLines=2&controlAmount=3")
                .then()
                .statusCode(200)
                .body("recorded", equalTo(2));
        ndjson(rows, "?source=his&batch=b&controlLines=3").then().statusCode(409);
        ndjson(rows, "?batch=b").then().statusCode(400).body("violations.pointer", equalTo(List.of("?source")));
        ndjson(rows, "?source=his&batch=b&controlAmount=1e3").then().statusCode(400);
        ndjson(
                        line("n3", "C-CARD", "DRUG", "1") + "\n{\n" + line("n4", "C-CARD", "DRUG", "\"1\""),
                        "?source=his&batch=b")
                .then()
                .statusCode(400)
                .body("violations.pointer", equalTo(List.of("/lines/1", "/lines/2/amount")));
        ndjson("", "?source=his&batch=b").then().statusCode(200).body("received", equalTo(0));
    }

    private Response ndjson(String rows, String query) {
        return given().auth()
                .oauth2(Tokens.of("connector"))
                .contentType("application/x-ndjson")
                .body(rows.getBytes(StandardCharsets.UTF_8))
                .post(path("/executions" + query));
    }

    @Test
    void takesTenThousandLinesAndNotOneMore() {
        String[] lines = IntStream.rangeClosed(0, 10_000)
                .mapToObj(i -> line("m" + i, "C-CARD", "DRUG", "0.01"))
                .toArray(String[]::new);
        post(call(lines)).then().statusCode(413).body("code", equalTo("BODY_TOO_LARGE"));
        ndjson(String.join("\n", lines), "?source=his&batch=b").then().statusCode(413);
        String rows = IntStream.range(0, 10_000).mapToObj(i -> lines[i]).collect(Collectors.joining("\n"));
        ndjson(rows, "?source=his&batch=b").then().statusCode(200).body("recorded", equalTo(10_000));
        ndjson(rows, "?source=his&batch=b").then().statusCode(200).body("replayed", equalTo(10_000));
    }

    @Test
    void aLineIsReversedAndBothTellOfIt() {
        post(call(line("x/1 ", "C-CARD", "DRUG", "12.50")));
        String path = "/executions/his/x%2F1%20";
        get(path)
                .then()
                .statusCode(200)
                .body("id", equalTo("x/1 "))
                .body("status", equalTo("RECORDED"))
                .body("amount", equalTo(12.5f))
                .body("reversedBy", nullValue());
        String body = "{\"id\": \"x-R\", \"reason\": \"重复收费\"}";
        reverse(path, body)
                .then()
                .statusCode(201)
                .header("Ledger-Sequence", notNullValue())
                .body("amount", equalTo(-12.5f))
                .body("kind", equalTo("REVERSAL"))
                .body("reverses.line", equalTo("x/1 "))
                .body("reverses.reason", equalTo("重复收费"));
        reverse(path, body).then().statusCode(200);
        reverse(path, body.replace("x-R", "x-S")).then().statusCode(409).body("code", equalTo("REVERSED_ALREADY"));
        reverse(path, "{\"id\": \"x-T\", \"reason\": \" \"}")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/reason"));
        reverse("/executions/his/none", body).then().statusCode(404);
        get("/executions/erp/x%2F1%20").then().statusCode(404);
        get(path).then().body("reversedBy.id", equalTo("x-R"));
        get("/entries?year=2026&centre=C-CARD&subject=DRUG")
                .then()
                .body("items.find { it.id == 'x/1 ' }.reversedBy", equalTo("x-R"))
                .body("items.find { it.id == 'x-R' }.reverses", equalTo("x/1 "));
    }

    @Test
    void listsTheSuspenseQueueByPagesAndReplaysALine() throws SQLException {
        post(call(
                line("1", "C-LATE", "DRUG", "1"), line("2", "C-LATE", "DRUG", "2"), line("3", "C-CARD", "NONE", "3")));
        Response first = get("/suspense?limit=2");
        first.then()
                .statusCode(200)
                .body("items.lineId", equalTo(List.of("1", "2")))
                .body("items[0].code", equalTo("UNKNOWN_CENTRE"))
                .body("items[0].state", equalTo("OPEN"));
        get("/suspense?limit=2&after=" + first.path("next"))
                .then()
                .body("items.lineId", equalTo(List.of("3")))
                .body("next", nullValue());
        get("/suspense?code=UNKNOWN_SUBJECT").then().body("items", hasSize(1));
        get("/suspense?source=erp").then().body("items", hasSize(0));

        int id = first.path("items[0].id");
        replay(Integer.toString(id))
                .then()
                .statusCode(200)
                .header("Ledger-Sequence", notNullValue())
                .body("status", equalTo("SUSPENDED"));
        run("""
                insert into centre (hospital, code, version, sequence) values ('%1$s', 'C-LATE', 1, 0);
                insert into centre_interval (hospital, centre, name, type) values ('%1$s', 'C-LATE', '晚', 'COST')
                """.formatted(hospital));
        replay(Integer.toString(id))
                .then()
                .statusCode(200)
                .body("status", equalTo("RECORDED"))
                .body("line", equalTo("1"));
        replay(Integer.toString(id)).then().statusCode(200).body("status", equalTo("REPLAYED"));
        get("/suspense?state=RESOLVED").then().body("items.lineId", equalTo(List.of("1")));
        replay("999999999").then().statusCode(404);
        replay("x").then().statusCode(404);
        get("/suspense?limit=0").then().statusCode(400);
        get("/suspense?limit=-1").then().statusCode(400);
        get("/suspense?after=xxx").then().statusCode(400);
        get("/suspense?state=OTHER").then().statusCode(400);
    }

    private Response get(String rest) {
        return given().auth()
                .oauth2(Tokens.of("budget-office"))
                .urlEncodingEnabled(false)
                .get(path(rest));
    }

    private Response reverse(String line, String body) {
        return given().auth()
                .oauth2(Tokens.of("connector"))
                .urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post(path(line + "/reversals"));
    }

    private Response replay(String id) {
        return given().auth().oauth2(Tokens.of("budget-office")).post(path("/suspense/" + id + "/replays"));
    }

    @Test
    void asksForTokenRoleAndScope() {
        given().contentType("application/json")
                .body(call())
                .post(path("/executions"))
                .then()
                .statusCode(401);
        for (String role :
                List.of("budget-officer", "owner-department", "committee", "evaluator", "auditor", "admin")) {
            given().auth()
                    .oauth2(Tokens.of(role))
                    .contentType("application/json")
                    .body(call())
                    .post(path("/executions"))
                    .then()
                    .statusCode(403)
                    .body("code", equalTo("FORBIDDEN_ROLE"));
        }
        given().auth()
                .oauth2(Tokens.of("connector", List.of("other"), List.of("*")))
                .contentType("application/json")
                .body(call())
                .post(path("/executions"))
                .then()
                .statusCode(403)
                .body("code", equalTo("HOSPITAL_OUT_OF_SCOPE"));
        given().auth()
                .oauth2(Tokens.of("connector"))
                .contentType("application/json")
                .body(call())
                .post("/api/budget/v1/hospitals/none/executions")
                .then()
                .statusCode(404);
        given().auth()
                .oauth2(Tokens.of("connector"))
                .contentType("text/plain")
                .body(call())
                .post(path("/executions"))
                .then()
                .statusCode(415);
    }

    @Test
    void sequencesOfAHospitalOnlyGrow() {
        long before = 0;
        for (int i = 0; i < 5; i++) {
            long sequence =
                    Long.parseLong(post(call(line("1", "C-CARD", "DRUG", "1"))).getHeader("Ledger-Sequence"));
            assertTrue(sequence > before);
            before = sequence;
        }
    }
}
