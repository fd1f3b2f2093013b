package dev.heng.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Some HTTP server behind the gateway: tells what reached it, and counts bodies that came whole and bodies that broke off. */
public final class EchoUpstream implements QuarkusTestResourceLifecycleManager {
    static final AtomicInteger WHOLE = new AtomicInteger();
    static final AtomicInteger BROKEN = new AtomicInteger();
    /** True while nothing is answered, not even whether the server lives. */
    static final AtomicBoolean LIFELESS = new AtomicBoolean();

    private static final long SILENT_MS = 6_000;

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::echo);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            Path keys = Files.createTempDirectory(Path.of("target"), "issuer").resolve("issuer.jwk");
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            return Map.of(
                    "heng.budget-url", address,
                    "heng.evaluation-url", address,
                    "heng.catalog-url", "http://127.0.0.1:1",
                    "heng.issuer", "heng-test",
                    "heng.issuer-kind", "local",
                    "heng.issuer-keys", keys.toString(),
                    "heng.limits.body-bytes", "1000000",
                    "heng.limits.silence", "PT4S",
                    "heng.limits.lifeless", "PT2.5S");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void echo(HttpExchange exchange) {
        try (exchange) {
            long bytes = exchange.getRequestBody().readAllBytes().length;
            if (!exchange.getRequestURI().getPath().startsWith("/health/")) {
                WHOLE.incrementAndGet();
            }
            if (exchange.getRequestURI().getPath().endsWith("/silent") || LIFELESS.get()) {
                exchange.getRequestBody().read();
                Thread.sleep(SILENT_MS);
            }
            String correlation = exchange.getRequestHeaders().getFirst("X-Correlation-Id");
            String forwarded = exchange.getRequestHeaders().getFirst("X-Forwarded-For");
            byte[] answer = "{\"path\":\"%s\",\"bytes\":%d,\"correlation\":\"%s\",\"forwardedFor\":\"%s\"}"
                    .formatted(exchange.getRequestURI(), bytes, correlation, forwarded)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            if (correlation != null) {
                exchange.getResponseHeaders().set("X-Correlation-Id", correlation);
            }
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (IOException broken) {
            BROKEN.incrementAndGet();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
