package dev.heng.evaluation.outbox.relay;

import dev.heng.edge.trace.EventTraces;
import dev.heng.evaluation.outbox.Outbox;
import dev.heng.evaluation.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Writes events as CloudEvents in binary content mode, in the partition of the hospital's bucket. */
final class Publisher implements AutoCloseable {
    static final String TOPIC = "evaluation.scorecard.v1";
    static final String TYPE = "heng.evaluation.scorecard-changed";

    private static final String SOURCE = "/heng/evaluation-service";
    private static final String COMPACTION_LAG_MS = "3600000";
    private static final int DELIVERY_TIMEOUT_MS = 20_000;
    private static final int REQUEST_TIMEOUT_MS = 5_000;

    private final KafkaProducer<String, byte[]> producer;
    private final int partitions;
    private final Clock clock;
    private final EventTraces traces;

    private Publisher(KafkaProducer<String, byte[]> producer, int partitions, Clock clock, EventTraces traces) {
        this.producer = producer;
        this.partitions = partitions;
        this.clock = clock;
        this.traces = traces;
    }

    /**
     * Creates the topic when it does not exist, then connects. The number of partitions is fixed when a topic is born.
     *
     * @param broker where the brokers are and how one logs in, by the names of Kafka
     * @throws ExecutionException when the broker does not answer
     */
    static Publisher open(Map<String, Object> broker, Settings.Topics settings, Clock clock, EventTraces traces)
            throws ExecutionException, InterruptedException {
        Map<String, Object> connection = new HashMap<>(broker);
        connection.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        connection.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        try (Admin admin = Admin.create(connection)) {
            create(admin, settings.partitions());
            int partitions = admin.describeTopics(List.of(TOPIC))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
            return new Publisher(new KafkaProducer<>(producerSettings(broker)), partitions, clock, traces);
        }
    }

    private static void create(Admin admin, int partitions) throws ExecutionException, InterruptedException {
        NewTopic topic = new NewTopic(TOPIC, Optional.of(partitions), Optional.empty())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                        COMPACTION_LAG_MS));
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw failure;
            }
        }
    }

    private static Map<String, Object> producerSettings(Map<String, Object> broker) {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.putAll(Map.of(
                ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
                StringSerializer.class,
                ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
                ByteArraySerializer.class,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                // the one that needs no native library on either side
                "gzip",
                ProducerConfig.LINGER_MS_CONFIG,
                2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                DELIVERY_TIMEOUT_MS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                REQUEST_TIMEOUT_MS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                REQUEST_TIMEOUT_MS));
        return settings;
    }

    /** Hands an event to the producer; what is returned completes when all replicas have it. */
    Future<RecordMetadata> send(Outbox.Key key, @Nullable String correlation, byte[] body) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "content-type", "application/json");
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", UUID.randomUUID().toString());
        add(headers, "ce_source", SOURCE);
        add(headers, "ce_type", TYPE);
        add(headers, "ce_time", clock.instant().toString());
        if (correlation != null) {
            add(headers, "ce_correlationid", correlation);
            traces.sending(TOPIC, correlation, (name, value) -> add(headers, name, value));
        }
        return producer.send(new ProducerRecord<>(
                TOPIC, Outbox.bucket(key.hospital()) % partitions, messageKey(key), body, headers));
    }

    static String messageKey(Outbox.Key key) {
        return String.join("/", "scorecard", key.hospital(), key.centre(), key.period(), key.track());
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
