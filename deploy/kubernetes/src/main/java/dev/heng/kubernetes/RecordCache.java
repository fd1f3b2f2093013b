package dev.heng.kubernetes;

import dev.heng.local.EmbeddedKafka;
import dev.heng.local.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Records the AOT cache of a service (JEP 514): starts it for real, with a PostgreSQL and a Kafka of its own, sends it
 * the requests that every service gets, stops it, and proves that a JVM which insists on the cache starts with it.
 *
 * <p>A start without servers would end before most classes are loaded: such a cache saves a third of the start, this one
 * two thirds.
 */
public final class RecordCache {
    private static final Duration START_MAX = Duration.ofMinutes(3);
    /** The JVM assembles the cache while it ends. */
    private static final Duration STOP_MAX = Duration.ofMinutes(3);

    private static final String PASSWORD = UUID.randomUUID().toString();
    private static final List<String> REQUESTS =
            List.of("/health/live", "/health/ready", "/openapi", "/api/budget/v1/hospitals");

    private RecordCache() {}

    /**
     * Records {@code app.aot} beside the service.
     *
     * @param arguments the service's folder, with {@code quarkus-run.jar} and {@code jvm.options}
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        Path work = Files.createTempDirectory("heng-record");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(work.resolve("postgres"), 0, PASSWORD);
                EmbeddedKafka kafka = EmbeddedKafka.start(work.resolve("kafka"), 0)) {
            postgres.createDatabase("heng", "heng", PASSWORD);
            Map<String, String> environment = environment(postgres.jdbcUrl("heng"), kafka.bootstrapServers());
            run(folder, environment, "-XX:AOTCacheOutput=app.aot");
            run(folder, environment, "-XX:AOTCache=app.aot", "-XX:AOTMode=on");
        }
        System.out.println("recorded " + folder.resolve("app.aot") + ", "
                + Files.size(folder.resolve("app.aot")) / 1024 / 1024 + " MB");
    }

    /** What any of the four services needs; a variable that one does not know does it no harm. */
    private static Map<String, String> environment(String database, String brokers) throws IOException {
        Map<String, String> variables = new TreeMap<>();
        variables.put("HENG_HOST", "127.0.0.1");
        variables.put("HENG_PORT", String.valueOf(freePort()));
        variables.put("HENG_DB_URL", database);
        variables.put("HENG_DB_USER", "heng");
        variables.put("HENG_DB_PASSWORD", PASSWORD);
        variables.put("HENG_DB_OWNER_USER", EmbeddedPostgres.ownerOf("heng"));
        variables.put("HENG_DB_OWNER_PASSWORD", PASSWORD);
        variables.put("HENG_KAFKA", brokers);
        variables.put("HENG_ISSUER", "https://issuer.invalid");
        variables.put("HENG_JWKS_URL", "http://127.0.0.1:9/jwks");
        for (String service : List.of("BUDGET", "CATALOG", "EVALUATION")) {
            variables.put("HENG_" + service + "_URL", "http://127.0.0.1:9");
        }
        return variables;
    }

    private static void run(Path folder, Map<String, String> environment, String... flags) throws Exception {
        List<String> words = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@jvm.options"));
        words.addAll(List.of(flags));
        words.addAll(List.of("-jar", "quarkus-run.jar"));
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).inheritIO();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            Probe probe = new Probe("http://127.0.0.1:" + environment.get("HENG_PORT"));
            probe.await("/health/started", START_MAX, process);
            for (String path : REQUESTS) {
                probe.status(path);
            }
            process.destroy();
            if (!process.waitFor(STOP_MAX)) {
                throw new IllegalStateException("the service does not end");
            }
        } finally {
            process.destroyForcibly();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
