package dev.heng.budget.outbox;

import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.heng.budget.ledger.CellEvents;
import dev.heng.budget.ledger.LedgerDatabase;
import dev.heng.edge.trace.EventTraces;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** A relay on a database without the application, with a broker of the test. */
final class RunningRelay implements AutoCloseable {
    private static final int PARTITIONS = 12;
    private static final Duration SHORT_QUARANTINE = Duration.ofMillis(300);

    final RelayWakeUp wakeUp = new RelayWakeUp();
    final RecordingBroker.Way way;
    private final Thread thread;

    RunningRelay(LedgerDatabase database, RecordingBroker broker) {
        this(database, broker, SHORT_QUARANTINE);
    }

    RunningRelay(LedgerDatabase database, RecordingBroker broker, Duration quarantine) {
        this.way = broker.new Way();
        Publisher publisher = new Publisher(
                way.producer(),
                Arrays.stream(Topic.values()).collect(Collectors.toMap(Topic::topicName, topic -> PARTITIONS)),
                new ObjectMapper().configure(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN.mappedFeature(), true),
                Clock.systemUTC(),
                new EventTraces(OpenTelemetry.noop()));
        thread = Thread.ofPlatform()
                .start(new Relay(
                        new DatabaseAccess(database.url(), database.user(), database.password()),
                        database.dataSource(),
                        Map.of(EventKind.CELL, new CellEvents()),
                        publisher,
                        wakeUp,
                        new Settings(quarantine)));
    }

    private record Settings(Duration quarantine) implements RelaySettings {
        @Override
        public int threads() {
            return 2;
        }

        @Override
        public Duration pollInterval() {
            return Duration.ofMillis(50);
        }

        @Override
        public Duration pace() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration deliveryTimeout() {
            return Duration.ofSeconds(10);
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
