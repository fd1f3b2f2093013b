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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The suite that all journeys share: real PostgreSQL, real Kafka, the four services, on ports of their own. */
final class RunningSuite implements AutoCloseable {
    private static final Path DATA = Path.of("target", "suite").toAbsolutePath();
    private static final Duration ANSWER_MAX = Duration.ofSeconds(60);
    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);

    private final Suite suite;
    private final Map<String, DatabaseWay> ways;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build();
    private final Map<Account, String> tokens = new ConcurrentHashMap<>();
    private String demo;
    private Yardstick yardstick;
    private Issuer issuer;

    private RunningSuite(Suite suite, Map<String, DatabaseWay> ways) {
        this.suite = suite;
        this.ways = ways;
    }

    /** Starts it afresh in {@code target/suite}, where the logs stay for who looks for a failure. */
    static RunningSuite start() {
        delete(DATA);
        Map<String, DatabaseWay> ways = new ConcurrentHashMap<>();
        Suite suite = Suite.start(
                DATA, (service, postgresPort) -> ways.computeIfAbsent(service, unknown -> new DatabaseWay(postgresPort))
                        .port());
        return new RunningSuite(suite, ways);
    }

    /** The address of the gateway, for programs that are no journey. */
    String baseUrl() {
        return suite.baseUrl();
    }

    /** The requests of an account; its token is fetched once. */
    Client as(Account account) {
        return new Client(http, suite.baseUrl(), () -> "Bearer " + token(account), ANSWER_MAX);
    }

    /** The requests of somebody with a token of the local issuer that no account has. */
    Client as(Person person) {
        return withToken(issuer().token(person));
    }

    /** Requests with this token, good or not. */
    Client withToken(String token) {
        return new Client(http, suite.baseUrl(), () -> "Bearer " + token, ANSWER_MAX);
    }

    /** Requests without a token. */
    Client asNobody() {
        return new Client(http, suite.baseUrl(), () -> "", ANSWER_MAX);
    }

    /** Requests to a service past the gateway, without a token. */
    Client directly(String service) {
        return new Client(http, "http://127.0.0.1:" + suite.port(service), () -> "", ANSWER_MAX);
    }

    /** The port of a service, by the name of its folder, or of the gateway. */
    int port(String part) {
        return suite.port(part);
    }

    /** Signs tokens as the suite's own issuer does. */
    synchronized Issuer issuer() {
        if (issuer == null) {
            issuer = Issuer.of(DATA.resolve("issuer-keys"));
        }
        return issuer;
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

    /** Stops a process in the middle of what it does (SIGSTOP) until it is resumed. */
    void pause(String part) {
        suite.pause(part);
    }

    void resume(String part) {
        suite.resume(part);
    }

    /** Kills a process, which stays away until it is brought back. */
    void takeAway(String part) {
        suite.takeAway(part);
    }

    void bringBack(String part) {
        suite.bringBack(part);
    }

    /** The way of a service to its database. */
    DatabaseWay databaseWay(String service) {
        return ways.get(service);
    }

    /** A connection to the database of a service, past its way; for who plants a fault. */
    Connection connect(String service) throws SQLException {
        return suite.connect(service);
    }

    /** Where clients of the broker begin. */
    String bootstrapServers() {
        return "127.0.0.1:" + suite.port("kafka");
    }

    /** Waits until every process runs and the gateway says that all behind it are ready. */
    void awaitReady(Duration limit) {
        suite.awaitReady(limit);
        Wait.upTo(limit).until(() -> asNobody().within(limit).get("/health/ready"), Answer::isOk);
    }

    /** Prints a figure that a journey found out, between the lines of the launcher. */
    static void tell(String what, Object figure) {
        System.out.println("         " + what + ": " + figure);
    }

    @Override
    public void close() {
        suite.close();
        ways.values().forEach(DatabaseWay::close);
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
