package dev.heng.e2e;

import dev.heng.demo.LoadDemo;
import dev.heng.local.Suite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The suite that all journeys share: real PostgreSQL, real Kafka, the four services, on ports of their own. */
final class RunningSuite implements AutoCloseable {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);
    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

    private final Suite suite;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build();
    private final Map<Account, String> tokens = new ConcurrentHashMap<>();
    private String demo;
    private Yardstick yardstick;

    private RunningSuite(Suite suite) {
        this.suite = suite;
    }

    /** Starts it afresh in {@code target/suite}, where the logs stay for who looks for a failure. */
    static RunningSuite start() {
        Path data = Path.of("target", "suite").toAbsolutePath();
        delete(data);
        return new RunningSuite(Suite.start(data));
    }

    /** The requests of an account; its token is fetched once. */
    Client as(Account account) {
        return new Client(http, suite.baseUrl(), () -> "Bearer " + token(account), ANSWER_MAX);
    }

    /** Requests without a token. */
    Client asNobody() {
        return new Client(http, suite.baseUrl(), () -> "", ANSWER_MAX);
    }

    /** Loads the demo hospital unless that was done before; what the loader printed then. */
    synchronized String demo() {
        if (demo == null) {
            demo = loadDemo();
        }
        return demo;
    }

    /** Loads the demo hospital as {@code deploy/demo/load} does, once more if need be; what the loader printed. */
    synchronized String loadDemo() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            int status = LoadDemo.run(List.of("--base", suite.baseUrl()), Clock.systemUTC(), out);
            String text = printed.toString(StandardCharsets.UTF_8);
            if (status != 0) {
                throw new AssertionError(text);
            }
            return text;
        }
    }

    /** The scheme by which the hospitals of the stories are measured, published. */
    synchronized Yardstick yardstick() {
        if (yardstick == null) {
            yardstick = Yardstick.publish(this);
        }
        return yardstick;
    }

    /** Kills one process of the suite without warning: postgres, kafka, or a service by its name. */
    void kill(String part) {
        suite.kill(part);
    }

    void awaitReady(Duration limit) {
        suite.awaitReady(limit);
    }

    @Override
    public void close() {
        suite.close();
        http.shutdownNow();
    }

    private String token(Account account) {
        return tokens.computeIfAbsent(account, key -> asNobody()
                .send("POST", "/api/auth/token", key.tokenForm(), "application/x-www-form-urlencoded")
                .ok()
                .text("access_token"));
    }

    private static void delete(Path folder) {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot begin anew in " + folder, e);
        }
    }
}
