package dev.heng.budget;

import static dev.heng.budget.Api.centre;
import static dev.heng.budget.Api.fresh;
import static dev.heng.budget.Api.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heng.budget.outbox.Bucket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Master data from HTTP to the topic: key, partition, type, body, and the watermark that reaches the answered sequence. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class MasterDataEventsApiTest {
    private static final int TRACE_ID_LENGTH = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String brokers;

    @Inject
    ObjectMapper mapper;

    @Inject
    Clock clock;

    @Test
    void everyChangeIsToldWithItsStateAndReachedByAWatermark() throws IOException {
        String hospital = fresh("ev");
        String chart = fresh("chart");
        put(
                        "admin",
                        "/charts/" + chart,
                        "{\"name\": \"c\", \"subjects\": [{\"code\": \"REV\", \"name\": \"x\", \"category\": \"INCOME\","
                                + " \"nature\": \"FLOW\", \"unit\": \"MONEY\"}]}")
                .statusCode(201);
        put(
                        "admin",
                        "/hospitals/" + hospital,
                        "{\"name\": \"X 医院\", \"currency\": \"CNY\", \"chart\": \"" + chart + "\"}")
                .statusCode(201);
        centre(hospital, "H", "INVESTMENT", null).statusCode(201);
        String closing = put("budget-office", "/hospitals/" + hospital + "/periods/2026-03", "{\"state\": \"CLOSED\"}")
                .extract()
                .header("X-Correlation-Id");
        ValidatableResponse last =
                put("budget-office", "/hospitals/" + hospital + "/periods/2026-03", "{\"state\": \"CLOSED\"}");
        long sequence = Long.parseLong(last.extract().header("Ledger-Sequence"));

        Map<String, ConsumerRecord<String, String>> records = readUntil(Bucket.of(hospital), sequence);

        JsonNode told = body(records, "hospital/" + hospital);
        assertEquals("X 医院", told.get("name").textValue());
        assertEquals(1, told.get("version").longValue());
        JsonNode root = body(records, "centre/" + hospital + "/H");
        assertEquals("INVESTMENT", root.get("intervals").get(0).get("type").textValue());
        assertTrue(root.get("intervals").get(0).get("validFrom").isNull());
        assertEquals(
                "CLOSED",
                body(records, "period/" + hospital + "/2026-03").get("state").textValue());
        assertEquals(
                "REV",
                body(records, "chart/" + chart)
                        .get("subjects")
                        .get(0)
                        .get("code")
                        .textValue());
        assertEquals("heng.budget.centre-changed", type(records.get("centre/" + hospital + "/H")));

        ConsumerRecord<String, String> closed = records.get("period/" + hospital + "/2026-03");
        assertEquals(closing, header(closed, "ce_correlationid"));
        assertEquals(
                closing.substring(0, TRACE_ID_LENGTH),
                header(closed, "traceparent").split("-")[1],
                "the trace of the request goes on in the event");
    }

    private JsonNode body(Map<String, ConsumerRecord<String, String>> records, String key) throws IOException {
        assertTrue(records.containsKey(key), () -> key + " is among " + records.keySet());
        return mapper.readTree(records.get(key).value());
    }

    private static String type(ConsumerRecord<String, String> told) {
        return header(told, "ce_type");
    }

    private static String header(ConsumerRecord<String, String> told, String name) {
        return new String(told.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    /** The last record of each key in the bucket's partition, read until the bucket's watermark has reached the sequence. */
    private Map<String, ConsumerRecord<String, String>> readUntil(int bucket, long sequence) throws IOException {
        Map<String, ConsumerRecord<String, String>> records = new HashMap<>();
        Instant deadline = clock.instant().plus(PATIENCE);
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                brokers,
                "group.id",
                UUID.randomUUID().toString(),
                "auto.offset.reset",
                "earliest");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            String topic = "budget.organisation.v1";
            int partitions = consumer.partitionsFor(topic).size();
            TopicPartition partition = new TopicPartition(topic, bucket % partitions);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            while (clock.instant().isBefore(deadline)) {
                for (ConsumerRecord<String, String> found : consumer.poll(Duration.ofMillis(200))) {
                    records.put(found.key(), found);
                }
                ConsumerRecord<String, String> watermark = records.get("watermark/" + bucket);
                if (watermark != null
                        && mapper.readTree(watermark.value()).get("sequence").longValue() >= sequence) {
                    return records;
                }
            }
        }
        throw new AssertionError("no watermark reached " + sequence + " in bucket " + bucket);
    }
}
