package dev.heng.evaluation.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.heng.evaluation.budgetfacts.Bucket;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Scorecards on the topic: envelope, key, partition, body, and one record where nothing changed. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class PublishingApiTest {
    private static final String TOPIC = "evaluation.scorecard.v1";
    private static final String HOSPITAL = "published";
    private static final String OFFICE = Tokens.of("budget-office");
    private static final int PARTITION = Bucket.of(HOSPITAL) % 12;
    private static final String KEY = "scorecard/published/H/2025-Q1/MAIN";

    @Inject
    DataSource dataSource;

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static long revision(ConsumerRecord<String, byte[]> record) {
        return Api.json(record.value()).path("revision").asLong();
    }

    private static Map<String, Object> broker() {
        return Map.of(
                "bootstrap.servers", ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    }

    /** The records of a key, read until one of them has the revision that is waited for. */
    private static List<ConsumerRecord<String, byte[]>> records(String key, long revision) {
        return records(key, record -> revision(record) >= revision);
    }

    /** The records of a key up to the one that is waited for. */
    private static List<ConsumerRecord<String, byte[]>> records(
            String key, Predicate<ConsumerRecord<String, byte[]>> isWanted) {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(broker(), new StringDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(TOPIC, PARTITION);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (System.nanoTime() < until) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().equals(key)) {
                        found.add(record);
                    }
                });
                if (!found.isEmpty() && isWanted.test(found.getLast())) {
                    return found;
                }
            }
        }
        throw new AssertionError("not the record of " + key + " that is waited for among " + found.size());
    }

    private static JsonNode card(long sequence) {
        var answer = Api.get(OFFICE, HOSPITAL + "/scorecards/H/2025-Q1?afterSequence=" + sequence + "&waitMs=30000");
        assertEquals(200, answer.status(), answer.body().toString());
        return answer.body();
    }

    @Test
    void aChangedScorecardIsPublishedAsItStands() throws Exception {
        new PublishedScheme("published", "INVESTMENT")
                .item("A", "BASIC", "10", "HIGHER", "REV")
                .publish();
        BudgetTopics topics = new BudgetTopics(HOSPITAL, "published-chart");
        topics.chartChanged("REV - FLOW MONEY");
        topics.hospitalChanged();
        topics.centreChanged("H", "INVESTMENT", null);
        topics.cellChanged("H", "REV", "2025-01", "10.5", "10");
        Api.put(OFFICE, HOSPITAL + "/adoptions/2025", """
                {"schemes":[{"centreType":"INVESTMENT","periods":["QUARTER"],"scheme":"published","version":1}]}""");
        JsonNode card = card(topics.watermark());
        ConsumerRecord<String, byte[]> record = records(KEY, 1).getLast();
        assertEquals("heng.evaluation.scorecard-changed", header(record, "ce_type"));
        assertEquals("/heng/evaluation-service", header(record, "ce_source"));
        assertEquals("1.0", header(record, "ce_specversion"));
        assertEquals("application/json", header(record, "content-type"));
        JsonNode body = Api.json(record.value());
        assertEquals(card.path("exact"), body.path("exact"));
        assertEquals("MAIN", body.path("track").asText());
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("contracts/events/v1/scorecard-changed.schema.json")));
        assertEquals(List.of(), List.copyOf(schema.validate(body)));

        long revision = body.path("revision").asLong();
        topics.sent().forEach(topics::resend);
        card(topics.watermark());
        topics.cellChanged("H", "REV", "2025-02", "1", null);
        JsonNode changed = card(topics.watermark());
        assertEquals(
                changed.path("exact"),
                Api.json(records(KEY, revision + 1).getLast().value()).path("exact"));
    }

    @Test
    void theLastRecordIsTheNewestAlthoughOneOfADeadRelayComesLate() throws Exception {
        new PublishedScheme("published-late", "INVESTMENT")
                .item("A", "BASIC", "10", "HIGHER", "REV")
                .publish();
        BudgetTopics topics = new BudgetTopics(HOSPITAL, "published-chart");
        topics.chartChanged("REV - FLOW MONEY");
        topics.hospitalChanged();
        topics.centreChanged("L", "INVESTMENT", null);
        topics.cellChanged("L", "REV", "2028-01", "10", "10");
        Api.put(OFFICE, HOSPITAL + "/adoptions/2028", """
                {"schemes":[{"centre":"L","periods":["YEAR"],"scheme":"published-late","version":1}]}""");
        topics.watermark();
        String key = "scorecard/published/L/2028/MAIN";
        ConsumerRecord<String, byte[]> old = records(key, 1).getFirst();

        endSessionOfRelay();
        topics.cellChanged("L", "REV", "2028-02", "1", null);
        topics.watermark();
        long newest = revision(records(key, revision(old) + 1).getLast());
        long late = sendAgain(old);
        ConsumerRecord<String, byte[]> last = records(
                        key, record -> record.offset() > late && revision(record) >= newest)
                .getLast();
        assertEquals(newest, revision(last));
    }

    private void endSessionOfRelay() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement end = connection.createStatement()) {
            end.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where application_name = 'heng-scorecard-relay'");
        }
    }

    private static long sendAgain(ConsumerRecord<String, byte[]> record) throws Exception {
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(broker(), new StringSerializer(), new ByteArraySerializer())) {
            return producer.send(new ProducerRecord<>(TOPIC, PARTITION, record.key(), record.value(), record.headers()))
                    .get()
                    .offset();
        }
    }

    @Test
    void aScorecardThatIsGoneSaysSo() {
        new PublishedScheme("published-gone", "INVESTMENT")
                .item("A", "BASIC", "10", "HIGHER", "REV")
                .publish();
        BudgetTopics topics = new BudgetTopics("published", "published-chart");
        topics.hospitalChanged();
        topics.centreChanged("G", "COST", null);
        Api.put(OFFICE, HOSPITAL + "/adoptions/2027", """
                {"schemes":[{"centre":"G","periods":["YEAR"],"scheme":"published-gone","version":1}]}""");
        var answer =
                Api.get(OFFICE, HOSPITAL + "/scorecards/G/2027?afterSequence=" + topics.watermark() + "&waitMs=30000");
        assertEquals(200, answer.status(), answer.body().toString());
        Api.put(OFFICE, HOSPITAL + "/adoptions/2027", "{\"schemes\":[]}");
        assertEquals(404, Api.get(OFFICE, HOSPITAL + "/scorecards/G/2027").status());
        JsonNode body =
                Api.json(records("scorecard/published/G/2027/MAIN", 2).getLast().value());
        assertTrue(body.path("deleted").asBoolean(), body.toString());
        assertEquals(2, body.path("revision").asInt());
    }
}
