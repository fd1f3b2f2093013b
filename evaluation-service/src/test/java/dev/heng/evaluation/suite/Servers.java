package dev.heng.evaluation.suite;

import static java.util.Map.entry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.heng.local.EmbeddedKafka;
import dev.heng.local.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A real PostgreSQL, a real broker, a pair of keys, and a catalogue that serves the documents of a folder over HTTP: once for all
 * suite tests.
 */
public final class Servers implements QuarkusTestResourceLifecycleManager {
    static final String ISSUER = "https://issuer.test";
    static final String FOLDER = "suite.folder";
    private static final int PARTITIONS = 12;
    private static final int KEY_BITS = 2048;

    private EmbeddedPostgres postgres;
    private EmbeddedKafka kafka;
    private HttpServer catalogue;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "servers")
                    .toAbsolutePath();
            postgres = EmbeddedPostgres.start(folder.resolve("postgres"), 0, "super");
            postgres.createDatabase("heng_evaluation", "heng_evaluation", "pw");
            kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
            createTopics();
            writeKeys(folder);
            startCatalogue(Files.createDirectories(folder.resolve("catalogue")));
            return Map.ofEntries(
                    entry("quarkus.datasource.jdbc.url", postgres.jdbcUrl("heng_evaluation")),
                    entry("quarkus.datasource.username", "heng_evaluation"),
                    entry("quarkus.datasource.password", "pw"),
                    entry("quarkus.flyway.username", EmbeddedPostgres.ownerOf("heng_evaluation")),
                    entry("quarkus.flyway.password", "pw"),
                    entry("kafka.bootstrap.servers", kafka.bootstrapServers()),
                    entry(
                            "mp.jwt.verify.publickey.location",
                            folder.resolve("public.pem").toUri().toString()),
                    entry("mp.jwt.verify.issuer", ISSUER),
                    entry(
                            "heng.catalogue.url",
                            "http://127.0.0.1:" + catalogue.getAddress().getPort()),
                    // long enough for a test to see it, short enough to wait for its end
                    entry("heng.relay.quarantine", "PT3S"),
                    entry(FOLDER, folder.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (catalogue != null) {
            catalogue.stop(0);
        }
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    private void createTopics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            List<NewTopic> topics = List.of("budget.organisation.v1", "budget.execution.v1").stream()
                    .map(name -> new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())
                            .configs(Map.of("cleanup.policy", "compact", "min.compaction.lag.ms", "3600000")))
                    .toList();
            admin.createTopics(topics).all().get();
        } catch (Exception e) {
            throw new IllegalStateException("the topics cannot be created", e);
        }
    }

    private static void writeKeys(Path folder) throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            KeyPair pair = generator.generateKeyPair();
            Files.writeString(folder.resolve("public.pem"), pem("PUBLIC KEY", pair.getPublic()));
            Files.writeString(folder.resolve("private.pem"), pem("PRIVATE KEY", pair.getPrivate()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String name, Key key) {
        String body =
                Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.UTF_8)).encodeToString(key.getEncoded());
        return "-----BEGIN " + name + "-----\n" + body + "\n-----END " + name + "-----\n";
    }

    private void startCatalogue(Path documents) throws IOException {
        catalogue = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        catalogue.createContext("/api/catalog/v1/schemes/", exchange -> answer(exchange, documents));
        catalogue.start();
    }

    /** {@code /api/catalog/v1/schemes/{scheme}/versions/{version}} is the file {@code scheme-version.json}. */
    private static void answer(HttpExchange exchange, Path documents) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/");
        Path document = documents.resolve(path[5] + "-" + path[7] + ".json");
        int status = exchange.getRequestHeaders().getFirst("Authorization") == null
                ? 401
                : path[5].startsWith("broken-") ? 500 : Files.exists(document) ? 200 : 404;
        byte[] body = status == 200 ? Files.readAllBytes(document) : "{}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
