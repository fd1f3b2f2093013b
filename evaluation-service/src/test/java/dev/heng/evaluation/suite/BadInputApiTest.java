package dev.heng.evaluation.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bad-input classes against every write operation: a problem document, never a 5xx, nothing half stored. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class BadInputApiTest {
    private static final String EVALUATOR = Tokens.of("evaluator");
    private static final String INPUT = "{\"rating\": 50}";
    private static final String ITEM = "{\"centre\":\"H\",\"period\":\"2025-Q1\",\"indicator\":\"C01\",\"rating\": 50}";
    private static final String ADOPTION = "{\"schemes\": []}";

    private record Operation(String method, String path, String role, String good) {}

    private static final List<Operation> OPERATIONS = List.of(
            new Operation("PUT", "bad-input/inputs/H/2025-Q1/C01", "evaluator", INPUT),
            new Operation("POST", "bad-input/inputs", "evaluator", "{\"items\": [" + ITEM + "]}"),
            new Operation("PUT", "bad-input/adoptions/2025", "budget-office", ADOPTION));

    private static Response send(Operation operation, String contentType, byte[] body) {
        var request = Api.raw(Tokens.of(operation.role())).contentType(contentType);
        return (body.length == 0 ? request : request.body(body))
                .request(operation.method(), Api.path(operation.path()));
    }

    private static void expectRefusal(String what, int status, Response answer) {
        assertEquals(status, answer.statusCode(), what + ": " + answer.asString());
        assertTrue(answer.contentType().startsWith("application/problem+json"), what);
        assertFalse(answer.asString().contains("dev.heng") || answer.asString().contains("Exception"), what);
    }

    @Test
    void whatNoBodyMayBeIsRefusedByEveryOperation() {
        for (Operation operation : OPERATIONS) {
            String good = operation.good();
            String open = good.substring(0, good.length() - 1);
            Map<String, String> bodies = new LinkedHashMap<>();
            bodies.put("empty", "");
            bodies.put("malformed", open);
            bodies.put("two documents", good + good);
            bodies.put("null", "null");
            bodies.put("array", "[]");
            bodies.put("text", "\"x\"");
            bodies.put("missing members", "{}");
            bodies.put("unknown member", open + ", \"ratign\": 5}");
            bodies.put("doubled member", open + ", \"zz\": 1, \"zz\": 2}");
            bodies.put("NaN", open + ", \"zz\": NaN}");
            bodies.put("deep", "[".repeat(10_000) + "]".repeat(10_000));
            bodies.put("lone surrogate", open + ", \"\\ud800\": 1}");
            bodies.forEach((name, body) -> expectRefusal(
                    operation + " " + name,
                    400,
                    send(operation, "application/json", body.getBytes(StandardCharsets.UTF_8))));
            expectRefusal("media type", 415, send(operation, "text/plain", good.getBytes(StandardCharsets.UTF_8)));
            expectRefusal(
                    "charset",
                    415,
                    send(operation, "application/json; charset=GB18030", good.getBytes(StandardCharsets.UTF_8)));
            byte[] chinese = (open + ", \"预算\": 1}").getBytes(Charset.forName("GB18030"));
            expectRefusal("GB18030 bytes", 400, send(operation, "application/json", chinese));
        }
    }

    @Test
    void wrongValuesAreRefused() {
        for (String value : List.of(
                "\"50\"",
                "1e1",
                "50.00001",
                "-1",
                "100.1",
                "1000000000000000",
                "true",
                "{}",
                "[1]",
                "Infinity",
                "０",
                "01",
                "+1")) {
            expectRefusal(
                    value,
                    400,
                    send(
                            OPERATIONS.get(0),
                            "application/json",
                            INPUT.replace("50", value).getBytes(StandardCharsets.UTF_8)));
        }
        for (String change : List.of(
                "\"centre\":\"\"",
                "\"centre\":\"../x\"",
                "\"centre\":null",
                "\"centre\":5",
                "\"centre\":\"a b\"",
                "\"centre\":\"\\u200bH\"")) {
            expectRefusal(
                    change,
                    400,
                    send(
                            OPERATIONS.get(1),
                            "application/json",
                            OPERATIONS
                                    .get(1)
                                    .good()
                                    .replace("\"centre\":\"H\"", change)
                                    .getBytes(StandardCharsets.UTF_8)));
        }
        for (String period : List.of("2025-Q0", "2025-13", "25", "2025-q1", "2025-Q1 ", "2025-02-29", "9999", "２０２５")) {
            expectRefusal(
                    period,
                    400,
                    send(
                            OPERATIONS.get(1),
                            "application/json",
                            OPERATIONS.get(1).good().replace("2025-Q1", period).getBytes(StandardCharsets.UTF_8)));
        }
        assertTrue(Api.get(EVALUATOR, "bad-input/inputs").body().path("items").isEmpty(), "nothing is stored");
    }

    @Test
    void strangePathsAndQueriesAreRefused() {
        for (String path : List.of(
                "bad%20input/inputs",
                "-x/inputs",
                "bad-input/inputs?limit=0",
                "bad-input/inputs?limit=x",
                "bad-input/inputs?limit=-1",
                "bad-input/inputs?limit=1000000000",
                "bad-input/inputs?after=%00",
                "bad-input/inputs?centre=%00",
                "bad-input/inputs?period=x",
                "bad-input/scorecards?limit=0",
                "bad-input/scorecards?after=AA",
                "bad-input/scorecards?period=2025-01",
                "bad-input/scorecards?waitMs=1e3",
                "bad-input/scorecards/a%20b/2025",
                "bad-input/adoptions/x")) {
            var answer = Api.get(Tokens.of("auditor"), path);
            expectRefusal(path, 400, answer.raw());
        }
        assertEquals(404, Api.get(EVALUATOR, "bad-input/nothing").status());
    }

    @Test
    void fourByteCharactersAndScriptsAreKeptAsTheyAre() {
        String evidence = "𠮷 <script>alert(1)</script> ' OR 1=1 --";
        var kept = Api.put(
                EVALUATOR,
                "bad-input-text/inputs/H/2025/V01",
                "{\"veto\":true,\"evidence\":\"%s\"}".formatted(evidence));
        assertEquals(201, kept.status());
        assertEquals(evidence, kept.body().path("evidence").asText());
        expectRefusal(
                "too long",
                400,
                Api.put(
                                EVALUATOR,
                                "bad-input-text/inputs/H/2025/V01",
                                "{\"veto\":true,\"evidence\":\"%s\"}".formatted("x".repeat(4001)))
                        .raw());
        expectRefusal(
                "NUL",
                400,
                Api.put(EVALUATOR, "bad-input-text/inputs/H/2025/V01", "{\"veto\":true,\"evidence\":\"a\\u0000b\"}")
                        .raw());
    }
}
