package dev.heng.budget;

import dev.heng.local.EmbeddedKafka;
import dev.heng.local.EmbeddedPostgres;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Real PostgreSQL and real Kafka for the tests of this service, started once. */
public class Servers implements QuarkusTestResourceLifecycleManager {
    private EmbeddedPostgres postgres;
    private EmbeddedKafka kafka;

    @Override
    public Map<String, String> start() {
        Path folder = folder();
        postgres = EmbeddedPostgres.start(folder.resolve("postgres"), 0, "super");
        postgres.createDatabase("heng_budget", "heng_budget", "budget");
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        return Map.of(
                "quarkus.datasource.jdbc.url",
                postgres.jdbcUrl("heng_budget"),
                "quarkus.datasource.username",
                "heng_budget",
                "quarkus.datasource.password",
                "budget",
                "quarkus.flyway.username",
                EmbeddedPostgres.ownerOf("heng_budget"),
                "quarkus.flyway.password",
                "budget",
                "kafka.bootstrap.servers",
                kafka.bootstrapServers(),
                "mp.jwt.verify.publickey.location",
                Tokens.writePublicKey(folder),
                "mp.jwt.verify.issuer",
                Tokens.ISSUER);
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

    private static Path folder() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target").toAbsolutePath()), "servers");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
