package dev.heng.e2e;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics of budget-service as a careless broker would treat them: records come again, late, and broken. */
record Topics(String bootstrapServers) {
    static final String EXECUTION = "budget.execution.v1";
    static final List<String> ALL = List.of("budget.organisation.v1", EXECUTION);

    private static final Duration POLL = Duration.ofMillis(200);

    /** Every record of budget-service that the topics hold now, old versions too; what a story planted names no sender. */
    List<ConsumerRecord<String, byte[]>> records() {
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = ALL.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> {
                    if (record.headers().lastHeader("ce_source") != null) {
                        found.add(record);
                    }
                });
            }
        }
        return found;
    }

    /** Sends records again as they are, so many times, each time in their order. */
    void deliverAgain(List<ConsumerRecord<String, byte[]>> records, int times) {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            List<Future<?>> sent = new ArrayList<>();
            for (int time = 0; time < times; time++) {
                for (ConsumerRecord<String, byte[]> record : records) {
                    sent.add(producer.send(new ProducerRecord<>(
                            record.topic(), record.partition(), record.key(), record.value(), record.headers())));
                }
            }
            sent.forEach(Topics::acknowledged);
        }
    }

    /** Sends a record that nobody can understand. */
    void poison(String topic, int partition, String key, String type) {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            byte[] body = "{\"poison\":".getBytes(StandardCharsets.UTF_8);
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, partition, key, body);
            record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
            acknowledged(producer.send(record));
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static void acknowledged(Future<?> sent) {
        try {
            sent.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
