package dev.heng.budget.outbox;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the compacted topics of this service where they are missing and knows how many partitions each has. */
final class Topics {
    private static final int REQUEST_TIMEOUT_MS = 10_000;

    private Topics() {}

    /**
     * @param broker where the brokers are and how one logs in, by the names of Kafka
     * @return number of partitions by topic name
     * @throws ExecutionException when the broker is away or refuses
     */
    static Map<String, Integer> ensure(Map<String, Object> broker, TopicSettings settings)
            throws InterruptedException, ExecutionException {
        Map<String, Object> connection = new HashMap<>(broker);
        connection.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        connection.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MS);
        try (Admin admin = Admin.create(connection)) {
            List<String> names =
                    Arrays.stream(Topic.values()).map(Topic::topicName).toList();
            for (String name : names) {
                create(admin, name, settings);
            }
            Map<String, Integer> partitions = new HashMap<>();
            admin.describeTopics(names)
                    .allTopicNames()
                    .get()
                    .forEach((name, topic) ->
                            partitions.put(name, topic.partitions().size()));
            return partitions;
        }
    }

    private static void create(Admin admin, String name, TopicSettings settings)
            throws InterruptedException, ExecutionException {
        NewTopic topic = new NewTopic(name, settings.partitions(), settings.replication())
                .configs(Map.of(
                        TopicConfig.CLEANUP_POLICY_CONFIG,
                        TopicConfig.CLEANUP_POLICY_COMPACT,
                        TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
                        Long.toString(settings.compactionLagMin().toMillis())));
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }
}
