package dev.heng.evaluation.budgetfacts.events;

import dev.heng.edge.health.Heartbeat;
import dev.heng.edge.health.Heartbeats;
import dev.heng.edge.trace.EventTraces;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Shows how the reading of budget events goes: that it comes round, how far it lags behind, how old an event is when it is applied. */
@ApplicationScoped
class FactsMeasures {
    /** Longer than the broker may keep one round waiting. */
    private static final Duration SILENCE_MAX = Duration.ofMinutes(5);

    private final Clock clock;
    private final EventTraces traces;
    private final Heartbeat heartbeat;
    private final AtomicLong lag = new AtomicLong();
    private final Timer freshness;

    FactsMeasures(Clock clock, EventTraces traces, Heartbeats heartbeats, MeterRegistry registry, SetAside setAside) {
        this.clock = clock;
        this.traces = traces;
        this.heartbeat = heartbeats.of("budget-events", SILENCE_MAX);
        this.freshness = Timer.builder("heng.facts.freshness")
                .description("From the sending of an event to its being applied here")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
        Gauge.builder("heng.facts.lag", lag, AtomicLong::doubleValue)
                .baseUnit("records")
                .description("Budget events that are sent and not read here")
                .register(registry);
        Gauge.builder("heng.facts.set.aside", setAside, SetAside::count)
                .description("Events that could not be understood and wait for a person")
                .register(registry);
    }

    /** Reading has come round. */
    void beat() {
        heartbeat.beat();
    }

    /** Notes how many records the reader has still before it. Called by the reading thread alone. */
    void lag(Consumer<?, ?> reading, Set<TopicPartition> partitions) {
        lag.set(partitions.stream()
                .mapToLong(partition -> reading.currentLag(partition).orElse(0))
                .sum());
    }

    /** Applies what was polled, and measures how old the newest event of each partition is then. */
    void applying(ConsumerRecords<String, byte[]> records, Runnable work) {
        traces.applying("budget events", headers(records), work);
        Instant now = clock.instant();
        for (TopicPartition partition : records.partitions()) {
            Instant sent = sentAt(records.records(partition).getLast());
            if (sent != null && !sent.isAfter(now)) {
                freshness.record(Duration.between(sent, now));
            }
        }
    }

    private static Collection<UnaryOperator<String>> headers(ConsumerRecords<String, byte[]> records) {
        List<UnaryOperator<String>> headers = new ArrayList<>(records.count());
        records.forEach(record -> headers.add(name -> text(record, name)));
        return headers;
    }

    private static @Nullable Instant sentAt(ConsumerRecord<String, byte[]> record) {
        String time = text(record, "ce_time");
        try {
            return time == null ? null : Instant.parse(time);
        } catch (DateTimeException notATime) {
            return null;
        }
    }

    private static @Nullable String text(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
