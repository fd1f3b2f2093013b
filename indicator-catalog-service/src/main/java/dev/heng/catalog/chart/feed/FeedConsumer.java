package dev.heng.catalog.chart.feed;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The reader's settings that are a matter of correctness, in one place. */
final class FeedConsumer {
    private FeedConsumer() {}

    /** @param broker where the brokers are and how one logs in, by the names of Kafka */
    static KafkaConsumer<String, byte[]> open(Map<String, Object> broker, String group) {
        Map<String, Object> connection = new HashMap<>(broker);
        connection.putAll(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                // a partition never read, or a topic that was lost and filled again, is read from its start
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                // the position that counts is in the database; the broker's copy only shows the lag
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                // budget-service creates the topic; it is found soon after
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                5_000));
        return new KafkaConsumer<>(connection, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
