package dev.heng.budget.outbox;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.Servers;
import dev.heng.budget.Tokens;
import dev.heng.budget.ledger.Together;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The events of a hospital on the real broker: form of the records, and everything once more on request. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class RepublicationApiTest {
    private static final String HOSPITAL = "republished-h";
    private static final long PATIENCE_S = 60;

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @Test
    void sendsEverythingOfAHospitalOnceMore() throws SQLException {
        createHospital();
        String line =
                "{\"id\":\"1\",\"centre\":\"C-CARD\",\"subject\":\"DRUG\",\"date\":\"2026-03-05\",\"amount\":10.50}";
        long posted = sequence(given().auth()
                .oauth2(Tokens.of("connector"))
                .header("X-Correlation-Id", "test-correlation")
                .contentType("application/json")
                .body("{\"source\":\"his\",\"batch\":\"b\",\"lines\":[" + line + "]}")
                .post("/api/budget/v1/hospitals/" + HOSPITAL + "/executions"));
        try (Reader reader = new Reader()) {
            reader.readUntil(posted);
            ConsumerRecord<String, String> cell = reader.last("cell/" + HOSPITAL + "/C-CARD/DRUG/OWN/-/2026-03");
            assertEquals(Bucket.of(HOSPITAL) % 12, cell.partition());
            assertEquals(
                    ("{\"hospital\":\"%s\",\"centre\":\"C-CARD\",\"subject\":\"DRUG\",\"fund\":\"OWN\",\"project\":\"-\","
                                    + "\"month\":\"2026-03\",\"original\":null,\"adjustment\":null,\"reserved\":null,"
                                    + "\"executed\":10.5,\"incarnation\":1,\"version\":1,\"sequence\":%d}")
                            .formatted(HOSPITAL, posted),
                    cell.value());
            assertEquals("heng.budget.cell-changed", header(cell, "ce_type"));
            assertEquals("1.0", header(cell, "ce_specversion"));
            assertEquals("/heng/budget-service", header(cell, "ce_source"));
            assertEquals("test-correlation", header(cell, "ce_correlationid"));
            assertEquals("application/json", header(cell, "content-type"));

            Map<String, Integer> before = reader.counts();
            Response answer = republish("admin", HOSPITAL);
            answer.then().statusCode(200).body("events", equalTo(5));
            reader.readUntil(sequence(answer));
            for (String key : List.of(
                    "hospital/" + HOSPITAL,
                    "centre/" + HOSPITAL + "/C-CARD",
                    "period/" + HOSPITAL + "/2026-01",
                    "chart/republished-c",
                    "cell/" + HOSPITAL + "/C-CARD/DRUG/OWN/-/2026-03")) {
                assertEquals(before.getOrDefault(key, 0) + 1, reader.counts().get(key), key);
            }
        }
        republish("connector", HOSPITAL).then().statusCode(403);
        republish("admin", "republished-none").then().statusCode(404);
    }

    private static Response republish(String role, String hospital) {
        return given().auth().oauth2(Tokens.of(role)).post("/api/budget/v1/hospitals/" + hospital + "/republish");
    }

    private static long sequence(Response answer) {
        return Long.parseLong(answer.getHeader("Ledger-Sequence"));
    }

    private static String header(ConsumerRecord<String, String> event, String name) {
        return new String(event.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private void createHospital() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into chart (code, name, version, meaning_hash, sequence) values ('republished-c', '科目', 1, 'x', 0);
                    insert into subject (chart, code, name, category, nature, unit, control)
                        values ('republished-c', 'DRUG', '药品', 'EXPENSE', 'FLOW', 'MONEY', 'NONE');
                    insert into hospital (code, name, currency, chart, version, sequence)
                        values ('%1$s', '医院', 'CNY', 'republished-c', 1, 0);
                    insert into centre (hospital, code, version, sequence) values ('%1$s', 'C-CARD', 1, 0);
                    insert into centre_interval (hospital, centre, name, type) values ('%1$s', 'C-CARD', '心内科', 'COST');
                    insert into period (hospital, month, state, version, sequence) values ('%1$s', 202601, 'CLOSED', 1, 0);
                    """.formatted(HOSPITAL));
        }
    }

    /** Reads the partition of the hospital in both topics from the start. */
    private final class Reader implements AutoCloseable {
        private final KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "group.id",
                        UUID.randomUUID().toString()),
                new StringDeserializer(),
                new StringDeserializer());
        private final Map<String, Integer> counts = new TreeMap<>();
        private final Map<String, ConsumerRecord<String, String>> newest = new HashMap<>();
        private final Map<String, Long> watermarks = new HashMap<>();

        Reader() {
            List<TopicPartition> partitions = List.of(
                    new TopicPartition("budget.organisation.v1", Bucket.of(HOSPITAL) % 12),
                    new TopicPartition("budget.execution.v1", Bucket.of(HOSPITAL) % 12));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
        }

        /** Reads until both topics have reached the sequence. */
        void readUntil(long sequence) {
            Together.until("both topics have reached " + sequence, PATIENCE_S, () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(this::take);
                return watermarks.size() == 2 && watermarks.values().stream().allMatch(reached -> reached >= sequence);
            });
        }

        private void take(ConsumerRecord<String, String> event) {
            counts.merge(event.key(), 1, Integer::sum);
            newest.put(event.key(), event);
            if (event.key().equals("watermark/" + Bucket.of(HOSPITAL))) {
                watermarks.put(event.topic(), Long.parseLong(event.value().replaceAll(".*\"sequence\":(\\d+)}", "$1")));
            }
        }

        ConsumerRecord<String, String> last(String key) {
            return newest.get(key);
        }

        Map<String, Integer> counts() {
            return Map.copyOf(counts);
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
