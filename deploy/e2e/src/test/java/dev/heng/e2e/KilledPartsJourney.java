package dev.heng.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.local.Suite;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed comes back by itself, and a stopped suite continues with its folder. */
@EnabledIfSystemProperty(named = "tests.full", matches = "true")
class KilledPartsJourney {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<String> PARTS = List.of(
            "postgres", "kafka", "budget-service", "indicator-catalog-service", "evaluation-service", "gateway");

    @TempDir
    Path folder;

    @Test
    void everyKilledPartComesBackAndAStoppedSuiteContinues() throws Exception {
        Path data = folder.resolve("data");
        try (Suite suite = Suite.start(data)) {
            for (String part : PARTS) {
                suite.kill(part);
                suite.awaitReady(PATIENCE);
            }
            assertEquals(200, readiness(suite));
        }
        try (Suite again = Suite.start(data)) {
            assertEquals(200, readiness(again));
        }
    }

    private static int readiness(Suite suite) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(suite.baseUrl() + "/health/ready"))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
