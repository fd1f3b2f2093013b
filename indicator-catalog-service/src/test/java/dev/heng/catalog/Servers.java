package dev.heng.catalog;

import dev.heng.local.EmbeddedKafka;
import dev.heng.local.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Real PostgreSQL and Kafka for the suite tests, started once, and a key to sign tokens with. */
public class Servers implements QuarkusTestResourceLifecycleManager {
    static final String ISSUER = "https://issuer.test";
    static final String PRIVATE_KEY = "heng.test.private-key";

    private EmbeddedPostgres postgres;
    private EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        try {
            Path folder = Files.createTempDirectory(Path.of("target"), "servers");
            postgres = EmbeddedPostgres.start(folder.resolve("postgres"), 0, "super");
            postgres.createDatabase("heng_catalog", "heng_catalog", "secret");
            kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
            createTopic();
            KeyPair keys = keys();
            Path publicKey = Files.writeString(
                    folder.resolve("public.pem").toAbsolutePath(),
                    "-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(keys.getPublic().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n");
            return Map.of(
                    "quarkus.datasource.jdbc.url",
                    postgres.jdbcUrl("heng_catalog"),
                    "quarkus.datasource.username",
                    "heng_catalog",
                    "quarkus.datasource.password",
                    "secret",
                    "quarkus.flyway.username",
                    EmbeddedPostgres.ownerOf("heng_catalog"),
                    "quarkus.flyway.password",
                    "secret",
                    "kafka.bootstrap.servers",
                    kafka.bootstrapServers(),
                    "mp.jwt.verify.publickey.location",
                    publicKey.toUri().toString(),
                    "mp.jwt.verify.issuer",
                    ISSUER,
                    PRIVATE_KEY,
                    Base64.getEncoder().encodeToString(keys.getPrivate().getEncoded()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As budget-service creates it. */
    private void createTopic() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            NewTopic topic = new NewTopic("budget.organisation.v1", 12, (short) 1)
                    .configs(Map.of("cleanup.policy", "compact", "min.compaction.lag.ms", "3600000"));
            admin.createTopics(List.of(topic)).all().get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the topic cannot be created", e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }
}
