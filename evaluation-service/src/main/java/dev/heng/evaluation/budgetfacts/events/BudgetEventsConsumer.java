package dev.heng.evaluation.budgetfacts.events;

import dev.heng.evaluation.budgetfacts.AppliedWatermarks;
import dev.heng.evaluation.settings.Settings;
import dev.heng.evaluation.sql.SqlFailure;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads both topics in one thread. The database transaction comes first, the broker's offsets afterwards; where reading goes on stands
 * in the database, so that a restored database reads again what it lost.
 */
@ApplicationScoped
class BudgetEventsConsumer {
    static final List<String> TOPICS = List.of("budget.organisation.v1", "budget.execution.v1");

    private static final Logger LOG = Logger.getLogger(BudgetEventsConsumer.class);
    private static final Duration POLL = Duration.ofMillis(250);
    private static final long BACK_OFF_MIN_MS = 100;
    private static final long BACK_OFF_MAX_MS = 5_000;
    /** A reader that was killed is missed after this long; its partitions stand still until then. */
    private static final int SESSION_TIMEOUT_MS = 6_000;

    private static final int HEARTBEAT_MS = 1_500;
    /** A topic that comes into being is seen after this long. */
    private static final int METADATA_AGE_MS = 2_000;

    private final ApplyBudgetEvents applying;
    private final Rebuild rebuild;
    private final Watermarks watermarks;
    private final SetAside setAside;
    private final AppliedWatermarks applied;
    private final FactsMeasures measures;
    private final Settings settings;
    private final Map<String, Object> broker;
    private final AtomicBoolean isStopping = new AtomicBoolean();
    private final AtomicBoolean isRebuildWanted = new AtomicBoolean();
    private long backOffMs = BACK_OFF_MIN_MS;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;
    private volatile @Nullable Thread thread;

    BudgetEventsConsumer(
            ApplyBudgetEvents applying,
            Rebuild rebuild,
            Watermarks watermarks,
            SetAside setAside,
            AppliedWatermarks applied,
            FactsMeasures measures,
            Settings settings,
            @Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.applying = applying;
        this.rebuild = rebuild;
        this.watermarks = watermarks;
        this.setAside = setAside;
        this.applied = applied;
        this.measures = measures;
        this.settings = settings;
        this.broker = broker;
    }

    void start(@Observes StartupEvent event) {
        isRebuildWanted.set(settings.facts().rebuild());
        thread = Thread.ofPlatform().name("budget-events").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        isStopping.set(true);
        KafkaConsumer<String, byte[]> reading = consumer;
        if (reading != null) {
            reading.wakeup();
        }
        applied.announce();
        Thread running = thread;
        if (running != null) {
            running.join(TimeUnit.SECONDS.toMillis(10));
        }
    }

    boolean isRunning() {
        Thread running = thread;
        return running != null && running.isAlive();
    }

    /** Empties the projections and reads everything again; returns at once. */
    void rebuild() {
        isRebuildWanted.set(true);
    }

    private void run() {
        while (!isStopping.get()) {
            measures.beat();
            try (KafkaConsumer<String, byte[]> reading = new KafkaConsumer<>(properties())) {
                consumer = reading;
                retrySetAside();
                Assignment assignment = new Assignment(reading, watermarks);
                reading.subscribe(TOPICS, assignment);
                while (!isStopping.get()) {
                    readOnce(reading, assignment);
                }
            } catch (WakeupException stopping) {
                LOG.debug("reading stops");
            } catch (RuntimeException failure) {
                if (!isStopping.get()) {
                    LOG.warnf("reading budget events begins again: %s", failure);
                    backOff();
                }
            }
        }
    }

    private void readOnce(KafkaConsumer<String, byte[]> reading, Assignment assignment) {
        if (isRebuildWanted.compareAndSet(true, false)) {
            rebuild.empty();
            assignment.restart();
        }
        measures.beat();
        ConsumerRecords<String, byte[]> records = reading.poll(POLL);
        measures.lag(reading, reading.assignment());
        List<Progress> progress = assignment.progress(records.partitions());
        if (records.isEmpty() && progress.isEmpty()) {
            return;
        }
        List<Received> received = new ArrayList<>(records.count());
        records.forEach(record -> received.add(received(record, assignment.partitions(record.topic()))));
        try {
            measures.applying(records, () -> apply(received, progress));
        } catch (RuntimeException failure) {
            LOG.warnf("a batch of %d events is tried again: %s", received.size(), failure);
            assignment.rewind(records);
            backOff();
            return;
        }
        backOffMs = BACK_OFF_MIN_MS;
        assignment.done(progress);
        applied.announce();
        reading.commitAsync();
    }

    private void apply(List<Received> received, List<Progress> progress) {
        try {
            applying.apply(received, progress);
        } catch (RuntimeException failure) {
            SqlFailure refused = SqlFailure.behind(failure);
            if (refused == null || !refused.isRefusedData()) {
                throw failure;
            }
            // one of them cannot be held: find it, and let the others through
            received.forEach(this::applyAlone);
            applying.apply(List.of(), progress);
        }
    }

    private void applyAlone(Received received) {
        try {
            applying.apply(List.of(received), List.of());
        } catch (RuntimeException failure) {
            SqlFailure refused = SqlFailure.behind(failure);
            if (refused == null || !refused.isRefusedData()) {
                throw failure;
            }
            applying.refuse(received, "the database refuses it: " + refused.getMessage());
        }
    }

    /** A newer release may understand what an older one set aside. */
    private void retrySetAside() {
        setAside.unresolved().forEach(record -> {
            try {
                EventReader.read(record.type(), record.body());
                applyAlone(record);
            } catch (UnreadableEvent still) {
                LOG.warnf("still set aside: %s-%d at %d", record.topic(), record.partition(), record.offset());
            }
        });
    }

    private static Received received(ConsumerRecord<String, byte[]> record, int partitions) {
        Header type = record.headers().lastHeader("ce_type");
        return new Received(
                record.topic(),
                record.partition(),
                partitions,
                record.offset(),
                record.key(),
                type == null || type.value() == null ? null : new String(type.value(), StandardCharsets.UTF_8),
                record.value());
    }

    private void backOff() {
        applied.pause(TimeUnit.MILLISECONDS.toNanos(backOffMs));
        backOffMs = Math.min(backOffMs * 2, BACK_OFF_MAX_MS);
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(broker);
        properties.putAll(Map.of(
                ConsumerConfig.GROUP_ID_CONFIG,
                settings.facts().group(),
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                ByteArrayDeserializer.class,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                settings.facts().batch(),
                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                SESSION_TIMEOUT_MS,
                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                HEARTBEAT_MS,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                METADATA_AGE_MS));
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return properties;
    }
}
