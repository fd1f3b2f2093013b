package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.e2e.RawSocket.Received;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bytes on a connection that no client library sends, at the services and at the gateway: a clean answer or a closed connection. */
@ExtendWith(SuiteExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StrangeRequestsJourney {
    private static final String HOSPITAL = "e2e-strange";
    private static final List<String> PARTS = List.of("budget-service", "gateway");
    private static final int BOMB_BYTES = 50_000_000;
    private static final int BLOCK = 1 << 16;

    private RunningSuite suite;
    private ScopedHospital hospital;
    private String token;

    /**
     * One strange request.
     *
     * @param stops the sending side ends after it
     * @param isAlwaysBad may not be answered with a success
     */
    private record Strange(String name, byte[] bytes, boolean stops, boolean isAlwaysBad) {}

    @BeforeAll
    void theHospitalIsFounded(RunningSuite running) {
        suite = running;
        hospital = ScopedHospital.found(suite, HOSPITAL);
        token = suite.issuer().token(Person.everywhere(Role.BUDGET_OFFICE).named("strange"));
    }

    @Test
    void everyOneIsAnsweredCleanlyAndStoresNothing() {
        Snapshot before = snapshot();
        List<String> wrong = new ArrayList<>();
        for (String part : PARTS) {
            RawSocket socket = new RawSocket(suite.port(part));
            Together.ask(requests(), strange -> judge(part, socket, strange)).stream()
                    .filter(Objects::nonNull)
                    .forEach(wrong::add);
        }
        assertEquals("", String.join("\n", wrong));
        suite.awaitReady(Duration.ofSeconds(60));
        assertEquals(List.of(), before.differences(snapshot()));
    }

    private static String judge(String part, RawSocket socket, Strange strange) {
        Received received = strange.stops() ? socket.sendAndStop(strange.bytes()) : socket.send(strange.bytes());
        String shown = strange.name() + " at " + part + ": " + received;
        boolean isSilent = received.status() == 0 && !received.isClosed();
        boolean isWrong = received.status() >= 500
                || isSilent
                || (strange.isAlwaysBad() && received.status() / 100 == 2)
                || received.text().contains("Exception")
                || received.text().contains("dev.heng");
        return isWrong ? shown.substring(0, Math.min(shown.length(), 600)) : null;
    }

    private List<Strange> requests() {
        List<Strange> requests = new ArrayList<>();
        heads(requests);
        lengths(requests);
        bodies(requests);
        lines(requests);
        return requests;
    }

    private void heads(List<Strange> requests) {
        requests.add(get("a header of 16 KB", Map.of("X-Filler", "y".repeat(16_000)), false));
        requests.add(get("a header of 100 KB", Map.of("X-Filler", "y".repeat(100_000)), true));
        Map<String, String> many = new TreeMap<>();
        for (int i = 0; i < 5_000; i++) {
            many.put("X-" + i, "y");
        }
        requests.add(get("5,000 headers", many, true));
        requests.add(get("a NUL in a header", Map.of("X-Filler", "a\0b"), true));
        requests.add(get("a line break in a header", Map.of("X-Filler", "a\rb"), true));
        requests.add(get("a folded header", Map.of("X-Filler", "a\r\n b"), false));
        requests.add(get("a name with a blank", Map.of("X Filler", "a"), true));
        requests.add(get("an empty name", Map.of("", "a"), false));
        requests.add(get("a line break in the correlation id", Map.of("X-Correlation-Id", "a%0d%0aX-Evil: 1"), false));
        requests.add(get("an expectation nobody has", Map.of("Expect", "the-moon"), false));
        requests.add(get(
                "an upgrade",
                Map.of("Connection", "Upgrade, close", "Upgrade", "h2c", "HTTP2-Settings", "AAMAAABkAAQAAP__"),
                false));
        requests.add(get("bytes of no charset", Map.of("X-Filler", "\u00ff\u00fe\u00ed\u00a0\u0080"), false));
    }

    private void lengths(List<Strange> requests) {
        String body = execution("length");
        int length = body.length();
        requests.add(post("two lengths", body, "Content-Length: " + length + "\r\nContent-Length: 5\r\n", true));
        requests.add(post("a list of lengths", body, "Content-Length: " + length + ", 5\r\n", true));
        requests.add(post("a negative length", body, "Content-Length: -1\r\n", true));
        requests.add(post("a length that is no number", body, "Content-Length: 1e3\r\n", true));
        requests.add(post("a length beyond all", body, "Content-Length: 99999999999999999999\r\n", true));
        requests.add(post("a length of a terabyte", body, "Content-Length: 1000000000000\r\n", true));
        requests.add(new Strange("half a body", head("Content-Length: " + (length + 10) + "\r\n", body), true, true));
        requests.add(post("a coding nobody has", body, "Transfer-Encoding: rot13\r\n", true));
        requests.add(post(
                "a length and a coding",
                "5\r\n" + "{\"a\":" + "\r\n0\r\n\r\n",
                "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n",
                true));
        requests.add(
                post("a chunk of no size", "zz\r\n" + body + "\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n", true));
        requests.add(post(
                "a chunk of a negative size",
                "-1\r\n" + body + "\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n",
                true));
        String chunk = Integer.toHexString(length) + "\r\n" + body + "\r\n";
        requests.add(new Strange("no last chunk", head("Transfer-Encoding: chunked\r\n", chunk), true, true));
        requests.add(new Strange(
                "half a chunk", head("Transfer-Encoding: chunked\r\n", chunk.substring(0, length / 2)), true, true));
    }

    private void bodies(List<Strange> requests) {
        byte[] bomb = zipped(BOMB_BYTES);
        requests.add(new Strange(
                "a bomb", together(head(length(bomb) + "Content-Encoding: gzip\r\n", ""), bomb), false, true));
        String path = "/api/budget/v1/hospitals/" + HOSPITAL + "/executions?source=his&batch=bomb";
        requests.add(new Strange(
                "a bomb of rows",
                together(
                        head(
                                "POST",
                                path,
                                "Content-Type: application/x-ndjson\r\n" + length(bomb) + "Content-Encoding: gzip\r\n"),
                        bomb),
                false,
                true));
        byte[] text = execution("surrogate").replace("\"his\"", "\"@\"").getBytes(StandardCharsets.UTF_8);
        byte[] surrogate = replaced(text, '@', new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80});
        requests.add(new Strange("a lone surrogate", together(head(length(surrogate), ""), surrogate), false, true));
    }

    private void lines(List<Strange> requests) {
        String end = " HTTP/1.1\r\nHost: h\r\nConnection: close\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        for (String line : List.of(
                "GET /" + "x".repeat(100_000),
                "GET /api/budget/v1/charts\0",
                "GET /api/budget/v1/\u00ed\u00a0\u0080",
                "GET http://other.example/api/budget/v1/charts",
                "GET /api/budget/v1/../../../../etc/passwd",
                "GET /api/budget/v1/%2e%2e/%2e%2e/etc/passwd",
                "GET //api//budget//v1//charts",
                "GET /api/budget/v1/charts?%",
                "GET /api/budget/v1/charts?limit=%zz",
                "GET /api/budget/v1/%zz",
                "get /api/budget/v1/charts",
                "FROB /api/budget/v1/charts",
                "TRACE /api/budget/v1/charts",
                "CONNECT other.example:443",
                "OPTIONS *",
                "DELETE /api/budget/v1/charts/e2e-yardstick",
                "PATCH /api/budget/v1/charts/e2e-yardstick")) {
            boolean isRead = line.startsWith("GET //") || line.startsWith("GET http") || line.startsWith("OPTIONS");
            requests.add(new Strange(
                    line.substring(0, Math.min(60, line.length())),
                    (line + end).getBytes(StandardCharsets.ISO_8859_1),
                    false,
                    !isRead && !line.endsWith("?%")));
        }
        for (String whole : List.of(
                "GET\r\n\r\n",
                "\r\n\r\n\r\n",
                "GET /api/budget/v1/charts\r\n\r\n",
                "GET /api/budget/v1/charts HTTP/9.9\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
                "\0\0\0\0\0\0\0\0")) {
            requests.add(new Strange(
                    "only "
                            + whole.strip()
                                    .substring(0, Math.min(30, whole.strip().length())),
                    whole.getBytes(StandardCharsets.ISO_8859_1),
                    true,
                    true));
        }
    }

    private Strange get(String name, Map<String, String> headers, boolean isAlwaysBad) {
        StringBuilder text = new StringBuilder(start("GET", "/api/budget/v1/charts"));
        headers.forEach((header, value) ->
                text.append(header).append(": ").append(value).append("\r\n"));
        return new Strange(
                name, text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1), false, isAlwaysBad);
    }

    private Strange post(String name, String body, String headers, boolean isAlwaysBad) {
        return new Strange(name, head(headers, body), false, isAlwaysBad);
    }

    private byte[] head(String headers, String body) {
        byte[] head = head(
                "POST",
                "/api/budget/v1/hospitals/" + HOSPITAL + "/executions",
                "Content-Type: application/json\r\n" + headers);
        return together(head, body.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] head(String method, String path, String headers) {
        return (start(method, path) + headers + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    }

    private String start(String method, String path) {
        String close = "Host: 127.0.0.1\r\nAuthorization: Bearer " + token + "\r\nConnection: close\r\n";
        return method + " " + path + " HTTP/1.1\r\n" + close;
    }

    private static String length(byte[] body) {
        return "Content-Length: " + body.length + "\r\n";
    }

    /** A good posting, which would be stored if it got through. */
    private static String execution(String batch) {
        return Json.write(Map.of(
                "source",
                "his",
                "batch",
                batch,
                "lines",
                List.of(Line.of("strange-" + batch, ScopedHospital.OWN, "INCOME_OP", "2026-05-05", "1")
                        .json())));
    }

    private Snapshot snapshot() {
        return Snapshot.of(suite, List.of(hospital.code()), List.of());
    }

    private static byte[] zipped(int length) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] blanks = " ".repeat(BLOCK).getBytes(StandardCharsets.US_ASCII);
            for (int written = 0; written < length; written += blanks.length) {
                gzip.write(blanks);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] replaced(byte[] text, char mark, byte[] by) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte one : text) {
            out.writeBytes(one == mark ? by : new byte[] {one});
        }
        return out.toByteArray();
    }

    private static byte[] together(byte[] head, byte[] tail) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(head);
        out.writeBytes(tail);
        return out.toByteArray();
    }
}
