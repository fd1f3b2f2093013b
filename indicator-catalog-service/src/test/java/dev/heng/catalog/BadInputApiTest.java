package dev.heng.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bad-input classes of reliability.md against every write operation: a problem document, never a 5xx, nothing half stored. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class BadInputApiTest {
    private static final String INDICATOR = """
            {"name": "x", "perspective": "CUSTOMER", "direction": "HIGHER"}""";
    private static final String SCHEME = """
            {"name": "x", "centreType": "COST", "classes": {"BASIC": 100}, "items": []}""";
    private static final String SCALE = """
            {"name": "x", "bands": [{"grade": "BAD", "name": "x", "above": 0, "upTo": 100, "includesLower": true}]}""";
    private static final String CHECK = """
            {"formula": "1 + 1"}""";

    private record Operation(String method, String path, String good) {}

    private static final List<Operation> OPERATIONS = List.of(
            new Operation("PUT", "/indicators/BAD_INPUT", INDICATOR),
            new Operation("PUT", "/schemes/bad-input", SCHEME),
            new Operation("PUT", "/grade-scales/bad-input", SCALE),
            new Operation("POST", "/formulas/check", CHECK));

    private static RequestSpecification client() {
        return RestAssured.given().auth().oauth2(Tokens.admin());
    }

    private static Response send(Operation operation, String contentType, byte[] body) {
        RequestSpecification request = client().header("Content-Type", contentType);
        return (body.length == 0 ? request : request.body(body))
                .request(operation.method(), Catalogue.BASE + operation.path());
    }

    private static Map<String, String> refused(String good) {
        String open = good.strip().substring(0, good.strip().length() - 1);
        Map<String, String> bodies = new LinkedHashMap<>();
        bodies.put("empty", "");
        bodies.put("blank", "  ");
        bodies.put("malformed", open);
        bodies.put("two documents", good + good);
        bodies.put("null", "null");
        bodies.put("array", "[]");
        bodies.put("text", "\"x\"");
        bodies.put("doubled member", open + ", \"name\": \"a\", \"name\": \"b\"}");
        bodies.put("unknown member", open + ", \"nmae\": \"a\"}");
        bodies.put("missing members", "{}");
        bodies.put("NaN", open + ", \"zz\": NaN}");
        bodies.put("deep", "[".repeat(10_000) + "]".repeat(10_000));
        bodies.put("deep object", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));
        return bodies;
    }

    @Test
    void whatNoBodyMayBeIsRefusedByEveryOperation() {
        for (Operation operation : OPERATIONS) {
            refused(operation.good())
                    .forEach((name, body) -> expect400(
                            operation + " " + name,
                            send(operation, "application/json", body.getBytes(StandardCharsets.UTF_8))));
        }
    }

    @Test
    void wrongValuesAreRefused() {
        Operation put = OPERATIONS.getFirst();
        for (String change : List.of(
                "\"name\": null",
                "\"name\": 5",
                "\"name\": \"\"",
                "\"name\": \" \"",
                "\"name\": \"a\\u0000b\"",
                "\"name\": \"a\\ud800b\"",
                "\"name\": \"" + "x".repeat(201) + "\"",
                "\"name\": {\"a\": 1}")) {
            expect400(change, send(put, "application/json", bytes(INDICATOR.replace("\"name\": \"x\"", change))));
        }
        Operation scale = OPERATIONS.get(2);
        for (String number : List.of(
                "1e3",
                "1E+2",
                "+1",
                "01",
                "0x10",
                "Infinity",
                "-Infinity",
                "1.00001",
                "1000000000000000",
                "\"100\"",
                "true",
                "１００")) {
            expect400(number, send(scale, "application/json", bytes(SCALE.replace("100", number))));
        }
    }

    @Test
    void otherMediaTypesAndCharsetsAreRefused() {
        for (Operation operation : OPERATIONS) {
            assertEquals(
                    415, send(operation, "text/plain", bytes(operation.good())).statusCode());
            assertEquals(415, send(operation, "application/xml", bytes("<a/>")).statusCode());
            assertEquals(
                    415,
                    send(operation, "application/json; charset=GB18030", bytes(operation.good()))
                            .statusCode());
            byte[] chinese = operation
                    .good()
                    .replace("\"x\"", "\"预算\"")
                    .replace("1 + 1", "预算")
                    .getBytes(Charset.forName("GB18030"));
            expect400("GB18030 bytes", send(operation, "application/json", chinese));
        }
    }

    @Test
    void pathsThatAreNoCodesAreRefused() {
        for (String code : List.of("..%2F..%2Fetc", "a%20b", "%E9%A2%84", "x".repeat(65), "-a", "a'%20OR%201=1")) {
            for (String collection : List.of("/indicators/", "/schemes/", "/grade-scales/")) {
                Response got = client().urlEncodingEnabled(false).get(Catalogue.BASE + collection + code);
                assertTrue(
                        got.statusCode() == 400 || got.statusCode() == 404, collection + code + " " + got.statusCode());
            }
        }
    }

    @Test
    void pagingAbuseIsRefused() {
        for (String list :
                List.of("/indicators", "/schemes", "/grade-scales", "/charts", "/schemes/hospital-article/versions")) {
            for (String query : List.of(
                    "limit=-1",
                    "limit=0",
                    "limit=1000000000",
                    "limit=x",
                    "limit=99999999999",
                    "after=%2e%2e",
                    "after=AAAA*",
                    "after=AAAA")) {
                int status = client().urlEncodingEnabled(false)
                        .get(Catalogue.BASE + list + "?" + query)
                        .statusCode();
                assertTrue(status >= 400 && status < 500, list + "?" + query + " " + status);
            }
        }
    }

    @Test
    void hostileFormulasAreAnsweredAsProblems() {
        for (String formula : List.of(
                "(".repeat(5_000),
                "1" + "+1".repeat(50_000),
                "'; DROP TABLE indicator; --",
                "<script>alert(1)</script>",
                "=cmd|' /C calc'!A0",
                "𠮷 + 预算",
                "\u200bREV\u202e",
                "ind(\\\"\\\")")) {
            Response got = Catalogue.post("/formulas/check", "{\"formula\": \"" + formula + "\"}");
            assertEquals(200, got.statusCode(), formula.substring(0, Math.min(20, formula.length())));
            assertEquals(
                    false, got.jsonPath().getBoolean("valid"), formula.substring(0, Math.min(20, formula.length())));
        }
    }

    @Test
    void aTooLongTextIsRefused() {
        String text = INDICATOR.replace("\"x\"", "\"" + "x".repeat(10_000_000) + "\"");
        expect400("long text", send(OPERATIONS.getFirst(), "application/json", bytes(text)));
    }

    @Test
    void aTooLargeBodyIsRefusedByItsAnnouncement() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout(20_000);
            String head =
                    "PUT /api/catalog/v1/indicators/BAD_INPUT HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                            + Tokens.admin() + "\r\nContent-Type: application/json\r\nContent-Length: 40000000\r\n\r\n";
            socket.getOutputStream().write(bytes(head));
            byte[] answer = socket.getInputStream().readNBytes(12);
            assertEquals("HTTP/1.1 413", new String(answer, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void nothingOfAllThatWasStored() {
        whatNoBodyMayBeIsRefusedByEveryOperation();
        wrongValuesAreRefused();
        Catalogue.get("/indicators/BAD_INPUT").then().statusCode(404);
        Catalogue.get("/schemes/bad-input").then().statusCode(404);
        Catalogue.get("/grade-scales/bad-input").then().statusCode(404);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void expect400(String what, Response got) {
        assertEquals(400, got.statusCode(), () -> what + ": " + got.asString());
        assertEquals("application/problem+json", got.contentType().split(";")[0], what);
        String body = got.asString();
        assertTrue(!body.contains("Exception") && !body.contains("dev.heng"), () -> what + ": " + body);
    }
}
