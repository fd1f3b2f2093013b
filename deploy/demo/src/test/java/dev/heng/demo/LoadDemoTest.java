package dev.heng.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the loader sends, seen by a server that takes everything down and refuses the first call as a starting suite does. */
class LoadDemoTest {

    private record Received(String method, String path, JsonNode body) {}

    private final JsonMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void loadsEverythingWithControlTotalsInCallsOfLimitedSize() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        assertEquals(0, run(printed), () -> printed.toString(StandardCharsets.UTF_8));

        assertEquals(
                79,
                paths("/api/budget/v1/hospitals/x-hospital").stream()
                        .filter(call -> call.method().equals("PUT"))
                        .count());
        assertEquals(24, paths("/opening").size());
        List<Received> executions = paths("/executions");
        for (Received call : executions) {
            JsonNode lines = call.body().path("lines");
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonNode line : lines) {
                sum = sum.add(line.path("amount").decimalValue());
            }
            assertTrue(lines.size() <= 10_000);
            assertEquals(lines.size(), call.body().at("/control/lines").asInt());
            assertEquals(0, sum.compareTo(call.body().at("/control/amount").decimalValue()));
        }
        assertEquals(2, paths("/adoptions/").size());
        assertEquals(1, paths("/inputs").size());
        assertTrue(paths("/versions").stream().anyMatch(call -> call.path().contains("office-article")));
        assertTrue(paths("/scorecards/H/2025").getFirst().path().contains("afterSequence=7"));
    }

    @Test
    void wrongUsageIsStatusTwo() {
        PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        assertEquals(2, LoadDemo.run(List.of("--base"), Clock.systemUTC(), nowhere));
        assertEquals(2, LoadDemo.run(List.of("--base", "nonsense"), Clock.systemUTC(), nowhere));
    }

    private int run(ByteArrayOutputStream printed) {
        String base = "http://127.0.0.1:" + server.getAddress().getPort();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return LoadDemo.run(List.of("--base", base), Clock.systemUTC(), out);
    }

    private List<Received> paths(String part) {
        return received.stream().filter(call -> call.path().contains(part)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (calls.getAndIncrement() == 0) {
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
            return;
        }
        String path = exchange.getRequestURI().toString();
        boolean isToken = path.equals("/api/auth/token");
        JsonNode content = isToken || body.length == 0 ? json.nullNode() : json.readTree(body);
        received.add(new Received(exchange.getRequestMethod(), path, content));
        byte[] answer = (isToken ? "{\"access_token\":\"t\"}" : "{\"recorded\":1,\"score\":92.72}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Ledger-Sequence", "7");
        exchange.sendResponseHeaders(200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
