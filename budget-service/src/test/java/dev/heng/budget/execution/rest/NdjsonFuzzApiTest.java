package dev.heng.budget.execution.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heng.budget.Api;
import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import dev.heng.budget.execution.PostExecution;
import dev.heng.budget.ledger.ExecutionLine;
import dev.heng.edge.ProblemException;
import dev.heng.edge.Violation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever arrives as NDJSON: the reader gives lines that keep the rules of the contract or refuses with codes, it ends, and the answer
 * over HTTP is a problem document and never a 5xx. A failure names its seed; {@code -Dtests.seed=} repeats it.
 */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class NdjsonFuzzApiTest {
    private static final int BODIES = Boolean.getBoolean("tests.full") ? 300_000 : 20_000;
    private static final int SENT = Boolean.getBoolean("tests.full") ? 5_000 : 60;
    /** Not a measure of speed: a reader that hangs must fail the test instead of the build. */
    private static final Duration FOR_EVER = Duration.ofMinutes(2);

    private static final int LONG = 1_000_000;
    private static final String CODE = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
    private static final List<String> ODD_NUMBERS = List.of(
            "1e3",
            "1E400",
            "-0",
            "0.00001",
            "+1",
            "01",
            ".5",
            "5.",
            "NaN",
            "Infinity",
            "0x10",
            "9".repeat(16),
            "9".repeat(101),
            "0." + "0".repeat(90));

    private static final List<String> HOSTILE = with(
            ODD_NUMBERS,
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\\",
            "\\u0000",
            "\\ud800",
            "\\udc00",
            "\\ud842\\udfb7",
            "\\u202e",
            "\u0000",
            "\u200b",
            "\ufeff",
            "\u2028",
            "\u0085",
            "𠮷",
            "１２",
            "\n",
            "\r",
            "\r\n",
            "\u000b",
            "null",
            "true",
            "-",
            "2026-02-30",
            "2026-02-29",
            "0001-01-01",
            "９９９９-01-01",
            "2026-1-1",
            "../..",
            "'; drop table cell; --",
            "=1+1",
            "<script>",
            "\"id\":\"x\",",
            "\"nobody\":1,",
            "\"\\ud800\":1,",
            "\"~/\":1,",
            "//",
            "/**/",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            "{\"a\":".repeat(40),
            "a".repeat(300));

    private static final List<String> NUMBERS = with(
            ODD_NUMBERS,
            "0",
            "-12.3456",
            "999999999999999.9999",
            "1000000000000000",
            "-1000000000000000",
            "0.12345",
            "12.50000");

    @Inject
    NdjsonLines reader;

    private final long seed = Long.getLong("tests.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void aDamagedBodyIsReadOrRefusedWithCodes() {
        assertTimeoutPreemptively(FOR_EVER, () -> {
            for (int i = 0; i < BODIES; i++) {
                judge(fuzzed());
            }
        });
    }

    @Test
    void aBodyThatNeverSeemsToEndIsReadOrRefusedWithCodes() {
        String line = line("x");
        assertTimeoutPreemptively(FOR_EVER, () -> {
            for (String part : List.of(
                    "\n",
                    "\r",
                    "\r\n",
                    " ",
                    "\u0000",
                    "{",
                    "[",
                    "\"",
                    "\\",
                    "{\"a\":",
                    "[1,",
                    "1",
                    "-",
                    "\ufeff",
                    "𠮷",
                    "null\n",
                    "{}\n",
                    "1\n",
                    "[]\n",
                    "{\n",
                    line + "\r",
                    line + "\n\r")) {
                judge(part.repeat(LONG / part.length()).getBytes(StandardCharsets.UTF_8));
                judge((line + "\n" + part.repeat(LONG / part.length())).getBytes(StandardCharsets.UTF_8));
            }
            for (String member :
                    List.of("id", "centre", "subject", "date", "document", "memo", "fund", "project", "other")) {
                judge(line.replace("{", "{\"" + member + "\":\"" + "a".repeat(LONG) + "\",")
                        .getBytes(StandardCharsets.UTF_8));
            }
            judge(line.replace("12.5", "9".repeat(LONG)).getBytes(StandardCharsets.UTF_8));
            judge(line.replace("12.5", "0." + "0".repeat(LONG)).getBytes(StandardCharsets.UTF_8));
            judge(("{\"" + "n".repeat(LONG) + "\":1}").getBytes(StandardCharsets.UTF_8));
        });
    }

    @Test
    void whatIsSentOverHttpIsAnsweredWithinTheContract() {
        String hospital = Api.hospital();
        for (String hostile : HOSTILE) {
            send(hospital, line("1").replace("{", "{\"" + hostile + "\":1,").getBytes(StandardCharsets.UTF_8));
            send(hospital, line("1" + hostile).getBytes(StandardCharsets.UTF_8));
        }
        for (int i = 0; i < SENT; i++) {
            send(hospital, fuzzed());
        }
        Api.get("budget-office", "/hospitals/" + hospital + "/integrity").statusCode(200);
    }

    private void send(String hospital, byte[] body) {
        Response answer = RestAssured.given()
                .auth()
                .oauth2(Tokens.of("connector"))
                .contentType("application/x-ndjson")
                .body(body)
                .post(Api.ROOT + "/hospitals/" + hospital + "/executions?source=fuzz&batch=b");
        String told = "seed " + seed + ": " + new String(body, StandardCharsets.UTF_8) + " -> " + answer.asString();
        assertTrue(List.of(200, 400, 413).contains(answer.statusCode()), told);
        if (answer.statusCode() != 200) {
            assertTrue(answer.contentType().startsWith("application/problem+json"), told);
            assertFalse(answer.path("code").toString().isBlank(), told);
            assertFalse(
                    answer.asString().contains("Exception") || answer.asString().contains("dev.heng"), told);
        }
    }

    private void judge(byte[] body) {
        String told =
                "seed " + seed + ": " + new String(body, 0, Math.min(body.length, 2_000), StandardCharsets.ISO_8859_1);
        try {
            List<ExecutionLine> lines = reader.read(body, PostExecution.LINES_MAX);
            lines.forEach(line -> judge(line, told));
        } catch (ProblemException refused) {
            assertTrue(List.of(400, 413).contains(refused.problem().status()), told);
            assertFalse(refused.getMessage().isBlank(), told);
            assertTrue(refused.violations().size() <= 10_000, told);
            for (Violation violation : refused.violations()) {
                assertTrue(violation.code().matches("[A-Z_]+"), () -> told + violation);
                assertFalse(violation.detail().isBlank(), () -> told + violation);
                assertTrue(violation.pointer().startsWith("/lines/"), () -> told + violation);
            }
        } catch (RuntimeException unexpected) {
            throw new AssertionError(told, unexpected);
        }
    }

    /** What was let through is what the ledger may rely on. */
    private static void judge(ExecutionLine line, String told) {
        assertTrue(!line.id().isEmpty() && line.id().length() <= 200, told);
        for (String code : List.of(line.centre(), line.subject(), line.fund())) {
            assertTrue(code.matches(CODE), told);
        }
        assertTrue(line.project().equals("-") || line.project().matches(CODE), told);
        assertTrue(
                line.amount().scale() <= 4
                        && line.amount().precision() - line.amount().scale() <= 15,
                told);
        assertTrue(line.date().getYear() >= 1900 && line.date().getYear() <= 2999, told);
        for (String text : List.of(line.id(), String.valueOf(line.document()), String.valueOf(line.memo()))) {
            assertTrue(StandardCharsets.UTF_8.newEncoder().canEncode(text), told);
            assertEquals(-1, text.indexOf('\u0000'), told);
        }
    }

    /** Bytes that are damaged anywhere, or, more often, a line that only its meaning gives away. */
    private byte[] fuzzed() {
        return random.nextInt(4) == 0 ? damaged(body()) : strangeLine().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] body() {
        StringBuilder body = new StringBuilder(random.nextInt(20) == 0 ? "\ufeff" : "");
        for (int i = random.nextInt(4); i >= 0; i--) {
            body.append(line(Integer.toString(i)));
            body.append(List.of("\n", "\n", "\r\n", "\r", "\n\n", "").get(random.nextInt(6)));
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Well-formed for the most part; one member or several hold what does not belong there, or stand twice, or are missing. */
    private String strangeLine() {
        List<String> members = new ArrayList<>(List.of(
                "\"id\":\"1\"",
                "\"centre\":\"C-CARD\"",
                "\"subject\":\"DRUG\"",
                "\"date\":\"2026-03-05\"",
                "\"amount\":12.5",
                "\"fund\":\"OWN\"",
                "\"project\":\"-\"",
                "\"document\":\"凭证 1\"",
                "\"memo\":\"病房\""));
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(members.size());
            String name = members.get(at).split(":")[0];
            String hostile = hostile(name);
            switch (random.nextInt(5)) {
                case 0 -> members.remove(at);
                case 1 -> members.add(members.get(at));
                case 2 -> members.set(at, name + ":\"" + hostile + "\"");
                default -> members.set(at, name + ":" + hostile);
            }
        }
        return "{" + String.join(",", members) + "}";
    }

    private String hostile(String name) {
        boolean isNumber = name.contains("amount") && random.nextInt(4) > 0;
        List<String> from = isNumber ? NUMBERS : HOSTILE;
        return from.get(random.nextInt(from.size()));
    }

    private static String line(String id) {
        return """
                {"id":"%s","centre":"C-CARD","subject":"DRUG","date":"2026-03-05","amount":12.5,"document":"凭证 1","memo":"病房"}""".formatted(id);
    }

    /** None to four damages: bytes turned, taken away, doubled, mixed with what hurts elsewhere. */
    private byte[] damaged(byte[] body) {
        byte[] damaged = body;
        for (int i = random.nextInt(5); i > 0; i--) {
            int from = random.nextInt(damaged.length + 1);
            int to = Math.min(damaged.length, from + random.nextInt(10));
            ByteArrayOutputStream next = new ByteArrayOutputStream();
            next.write(damaged, 0, from);
            switch (random.nextInt(6)) {
                case 0 -> next.write(damaged, to, damaged.length - to);
                case 1 -> {
                    // half a body
                }
                case 2 -> {
                    next.write(random.nextInt(256));
                    next.write(damaged, to, damaged.length - to);
                }
                case 3 -> next.write(damaged, Math.max(0, from - 40), damaged.length - Math.max(0, from - 40));
                default -> {
                    next.writeBytes(HOSTILE.get(random.nextInt(HOSTILE.size())).getBytes(StandardCharsets.UTF_8));
                    next.write(damaged, from, damaged.length - from);
                }
            }
            damaged = next.toByteArray();
        }
        return damaged;
    }

    private static List<String> with(List<String> some, String... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }
}
