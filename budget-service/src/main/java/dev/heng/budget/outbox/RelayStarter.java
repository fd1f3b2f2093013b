package dev.heng.budget.outbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heng.edge.health.Heartbeat;
import dev.heng.edge.health.Heartbeats;
import dev.heng.edge.trace.EventTraces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs the relay while the service runs. The service starts and accepts writes without a broker; its events wait in the outbox. */
@ApplicationScoped
public class RelayStarter {
    private static final Logger LOG = Logger.getLogger(RelayStarter.class);
    /** Longer than the broker and the database together may keep one round waiting. */
    private static final Duration SILENCE_MAX = Duration.ofMinutes(5);

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);
    private static final int MAX_BLOCK_MS = 10_000;
    private static final int REQUEST_TIMEOUT_MS = 8_000;
    private static final long BUFFER_BYTES = 16L * 1024 * 1024;

    private final DataSource dataSource;
    private final Instance<EventSource> sources;
    private final RelayWakeUp wakeUp;
    private final TopicSettings topicSettings;
    private final RelaySettings settings;
    private final Wiring wiring;
    private @Nullable Thread relay;
    private @Nullable Thread listener;

    RelayStarter(
            DataSource dataSource,
            @Any Instance<EventSource> sources,
            RelayWakeUp wakeUp,
            TopicSettings topicSettings,
            RelaySettings settings,
            Wiring wiring) {
        this.dataSource = dataSource;
        this.sources = sources;
        this.wakeUp = wakeUp;
        this.topicSettings = topicSettings;
        this.settings = settings;
        this.wiring = wiring;
    }

    /** Where the servers are and how bodies and times are written. */
    @ApplicationScoped
    static class Wiring {
        @ConfigProperty(name = "quarkus.datasource.jdbc.url")
        String url;

        @ConfigProperty(name = "quarkus.datasource.username")
        String user;

        @ConfigProperty(name = "quarkus.datasource.password")
        String password;

        private final Map<String, Object> broker;
        private final ObjectMapper mapper;
        private final Clock clock;

        private final EventTraces traces;
        private final Heartbeats heartbeats;

        Wiring(
                @Identifier("default-kafka-broker") Map<String, Object> broker,
                ObjectMapper mapper,
                Clock clock,
                EventTraces traces,
                Heartbeats heartbeats) {
            this.broker = broker;
            this.mapper = mapper;
            this.clock = clock;
            this.traces = traces;
            this.heartbeats = heartbeats;
        }

        /** Every {@code kafka.*} property: the servers, and whatever TLS and login need. */
        Map<String, Object> broker() {
            return broker;
        }

        DatabaseAccess database() {
            return new DatabaseAccess(url, user, password);
        }

        Publisher publisher(Producer<String, byte[]> producer, Map<String, Integer> partitions) {
            return new Publisher(producer, partitions, mapper, clock, traces);
        }

        Heartbeat heartbeat() {
            return heartbeats.of("relay", SILENCE_MAX);
        }
    }

    void start(@Observes StartupEvent started) {
        wakeUp.onRound(wiring.heartbeat()::beat);
        relay = Thread.ofPlatform().name("heng-relay").start(this::run);
        listener = Thread.ofPlatform()
                .name("heng-relay-listener")
                .daemon()
                .start(new RelayListener(wiring.database(), wakeUp));
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        if (listener != null) {
            listener.interrupt();
        }
        if (relay != null) {
            relay.interrupt();
            relay.join(STOP_TIMEOUT);
        }
    }

    private void run() {
        Map<EventKind, EventSource> byKind = new EnumMap<>(EventKind.class);
        sources.forEach(source -> byKind.put(source.kind(), source));
        BackOff backOff = new BackOff();
        while (!Thread.currentThread().isInterrupted()) {
            wakeUp.comeRound();
            try {
                Map<String, Integer> partitions = Topics.ensure(wiring.broker(), topicSettings);
                relay(partitions, byKind);
            } catch (ExecutionException e) {
                LOG.warnf("the broker is not ready: %s", e.getCause());
                backOff.pause();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void relay(Map<String, Integer> partitions, Map<EventKind, EventSource> byKind) {
        Producer<String, byte[]> producer = producer();
        try {
            Publisher publisher = wiring.publisher(producer, partitions);
            new Relay(wiring.database(), dataSource, byKind, publisher, wakeUp, settings).run();
        } finally {
            boolean isStopping = Thread.interrupted();
            producer.close(CLOSE_TIMEOUT);
            if (isStopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Producer<String, byte[]> producer() {
        long delivery = settings.deliveryTimeout().toMillis();
        Map<String, Object> connection = new HashMap<>(wiring.broker());
        connection.putAll(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                "heng-budget-relay",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                BUFFER_BYTES,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                MAX_BLOCK_MS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                REQUEST_TIMEOUT_MS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) Math.max(delivery, REQUEST_TIMEOUT_MS)));
        return new KafkaProducer<>(connection, new StringSerializer(), new ByteArraySerializer());
    }
}
