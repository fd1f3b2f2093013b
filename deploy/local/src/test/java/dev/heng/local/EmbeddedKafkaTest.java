package dev.heng.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {
    private static final TopicPartition PARTITION = new TopicPartition("kept", 7);

    @TempDir
    Path folder;

    @Test
    void keepsTopicsAndRecordsOverARestart() throws Exception {
        Path data = folder.resolve("kafka");
        try (EmbeddedKafka server = EmbeddedKafka.start(data, 0)) {
            Map<String, Object> settings = Map.of("bootstrap.servers", server.bootstrapServers());
            try (Admin admin = Admin.create(settings)) {
                admin.createTopics(List.of(new NewTopic(PARTITION.topic(), 12, (short) 1)))
                        .all()
                        .get();
            }
            try (KafkaProducer<String, String> producer =
                    new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
                producer.send(new ProducerRecord<>(PARTITION.topic(), PARTITION.partition(), "key", "心内科"))
                        .get();
            }
        }
        try (EmbeddedKafka server = EmbeddedKafka.start(data, 0)) {
            assertEquals("心内科", firstRecord(server).value());
        }
    }

    private static ConsumerRecord<String, String> firstRecord(EmbeddedKafka server) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", server.bootstrapServers(), "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            return consumer.poll(Duration.ofSeconds(20)).iterator().next();
        }
    }
}
