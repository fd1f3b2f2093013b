package dev.heng.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.zip.CRC32;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** Sends events as budget-service does, and reads what it owns by relative path. */
final class BudgetService {
    static final Path CONTRACTS = Path.of("../budget-service/contracts/events/v1");
    private static final Path STANDARD_CHART =
            Path.of("../budget-service/src/main/resources/hospital-standard.chart.json");
    private static final int BUCKETS = 64;
    private static final int PARTITIONS = 12;
    private static final ObjectMapper JSON = new ObjectMapper();

    private BudgetService() {}

    /** The event of the chart that budget-service ships. */
    static String standardChart(long version) {
        try {
            ObjectNode body = (ObjectNode) JSON.readTree(Files.readString(STANDARD_CHART));
            return chart("hospital-standard", version, (ArrayNode) body.get("subjects"));
        } catch (IOException e) {
            throw new UncheckedIOException("the chart of budget-service is not where it was", e);
        }
    }

    /** The event of a chart; each row is code, category, nature, unit, separated by blanks. */
    static String chart(String code, long version, String... rows) {
        ArrayNode subjects = JSON.createArrayNode();
        for (String row : rows) {
            String[] cells = row.split(" ");
            subjects.addObject()
                    .put("code", cells[0])
                    .put("name", cells[0])
                    .put("category", cells[1])
                    .put("nature", cells[2])
                    .put("unit", cells[3]);
        }
        return chart(code, version, subjects);
    }

    private static String chart(String code, long version, ArrayNode subjects) {
        ObjectNode event = JSON.createObjectNode();
        event.put("chart", code).put("name", code);
        event.set("subjects", subjects);
        CRC32 meaning = new CRC32();
        meaning.update(subjects.toString().getBytes(StandardCharsets.UTF_8));
        event.put("meaningHash", Long.toHexString(meaning.getValue()));
        event.put("incarnation", 1).put("version", version).put("sequence", version);
        return event.toString();
    }

    static void sendChart(String code, String body) {
        send("heng.budget.chart-changed", "chart/" + code, code, body.getBytes(StandardCharsets.UTF_8));
    }

    /** @param home the code whose bucket it goes to */
    static void send(String type, String key, String home, byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(home.getBytes(StandardCharsets.UTF_8));
        int partition = (int) (crc.getValue() % BUCKETS) % PARTITIONS;
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class),
                "acks",
                "all");
        var message = new ProducerRecord<>("budget.organisation.v1", partition, key, body);
        header(message, "content-type", "application/json");
        header(message, "ce_specversion", "1.0");
        header(message, "ce_id", UUID.randomUUID().toString());
        header(message, "ce_source", "/heng/budget-service");
        if (type != null) {
            header(message, "ce_type", type);
        }
        header(message, "ce_time", "2026-03-31T08:00:00Z");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void header(ProducerRecord<String, byte[]> message, String name, String value) {
        message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
