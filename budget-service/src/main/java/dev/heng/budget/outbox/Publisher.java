package dev.heng.budget.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heng.edge.trace.EventTraces;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Writes events as CloudEvents in binary content mode; the partition is always bucket modulo the topic's partitions. */
final class Publisher {
    private static final String SOURCE = "/heng/budget-service";

    private final Producer<String, byte[]> producer;
    private final Map<String, Integer> partitions;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final EventTraces traces;

    /**
     * @param producer idempotent, with acks=all
     * @param partitions number of partitions by topic name
     */
    Publisher(
            Producer<String, byte[]> producer,
            Map<String, Integer> partitions,
            ObjectMapper mapper,
            Clock clock,
            EventTraces traces) {
        this.producer = producer;
        this.partitions = Map.copyOf(partitions);
        this.mapper = mapper;
        this.clock = clock;
        this.traces = traces;
    }

    /** What one event carries beside its body. */
    record Envelope(
            int bucket,
            EventKind kind,
            String key,
            @Nullable String correlation) {}

    /** The body of {@code heng.budget.watermark-reached}. */
    record Watermark(int bucket, long sequence) {}

    /**
     * Hands an event to the producer.
     *
     * @return completes when all replicas have it
     */
    Future<RecordMetadata> send(Envelope envelope, Object body) {
        return send(envelope.kind().topic(), envelope, body);
    }

    /** Sends the watermark of a bucket to every topic and waits until the broker has it. */
    void sendWatermark(int bucket, long sequence) throws InterruptedException, ExecutionException {
        Envelope envelope = new Envelope(bucket, EventKind.WATERMARK, Integer.toString(bucket), null);
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            sent.add(send(topic, envelope, new Watermark(bucket, sequence)));
        }
        for (Future<RecordMetadata> acknowledged : sent) {
            acknowledged.get();
        }
    }

    private Future<RecordMetadata> send(Topic topic, Envelope envelope, Object body) {
        RecordHeaders headers = new RecordHeaders();
        add(headers, "content-type", "application/json");
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", UUID.randomUUID().toString());
        add(headers, "ce_source", SOURCE);
        add(headers, "ce_type", envelope.kind().type());
        add(headers, "ce_time", clock.instant().toString());
        if (envelope.correlation() != null) {
            add(headers, "ce_correlationid", envelope.correlation());
            traces.sending(topic.topicName(), envelope.correlation(), (name, value) -> add(headers, name, value));
        }
        return producer.send(new ProducerRecord<>(
                topic.topicName(),
                envelope.bucket() % Objects.requireNonNull(partitions.get(topic.topicName()), topic.topicName()),
                envelope.kind().messageKey(envelope.key()),
                json(body),
                headers));
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] json(Object body) {
        try {
            return mapper.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event body cannot be written", e);
        }
    }
}
