package dev.heng.evaluation.outbox.relay;

import dev.heng.edge.health.Heartbeat;
import dev.heng.edge.health.Heartbeats;
import dev.heng.edge.trace.EventTraces;
import dev.heng.evaluation.outbox.Outbox;
import dev.heng.evaluation.outbox.PresentState;
import dev.heng.evaluation.settings.Settings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Sends the present state of what the outbox names, bucket by bucket in one thread, and deletes a row only when the broker has it
 * and nothing of a former owner can follow it.
 */
@ApplicationScoped
class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int ROWS_MAX = 1_000;
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long TAKE_NS = TimeUnit.SECONDS.toNanos(2);
    /** Longer than the broker and the database together may keep one round waiting. */
    private static final Duration SILENCE_MAX = Duration.ofMinutes(5);

    private static final long BACK_OFF_MIN_NS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long BACK_OFF_MAX_NS = TimeUnit.SECONDS.toNanos(10);

    private final StoredRows rows;
    private final PresentState present;
    private final Settings settings;
    private final Clock clock;
    private final Connecting connecting;
    private final List<StoredRows.Row> inFlight = new ArrayList<>();
    private volatile boolean isStopping;
    private volatile @Nullable Thread thread;
    private final Heartbeat heartbeat;

    Relay(StoredRows rows, PresentState present, Settings settings, Clock clock, Connecting connecting) {
        this.rows = rows;
        this.present = present;
        this.settings = settings;
        this.clock = clock;
        this.connecting = connecting;
        this.heartbeat = connecting.heartbeat();
    }

    /** Where database and broker are. */
    @ApplicationScoped
    static class Connecting {
        private final String url;
        private final String user;
        private final String password;
        private final Map<String, Object> broker;
        private final EventTraces traces;
        private final Heartbeats heartbeats;

        Connecting(
                @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
                @ConfigProperty(name = "quarkus.datasource.username") String user,
                @ConfigProperty(name = "quarkus.datasource.password") String password,
                @Identifier("default-kafka-broker") Map<String, Object> broker,
                EventTraces traces,
                Heartbeats heartbeats) {
            this.traces = traces;
            this.heartbeats = heartbeats;
            this.url = url;
            this.user = user;
            this.password = password;
            this.broker = broker;
        }

        Heartbeat heartbeat() {
            return heartbeats.of("scorecard-relay", SILENCE_MAX);
        }

        Lease lease() throws SQLException {
            return Lease.open(url, user, password);
        }

        Publisher publisher(Settings.Topics topics, Clock clock) throws ExecutionException, InterruptedException {
            return Publisher.open(broker, topics, clock, traces);
        }
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("scorecard-relay").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        isStopping = true;
        Thread running = thread;
        if (running != null) {
            LockSupport.unpark(running);
            running.join(TimeUnit.SECONDS.toMillis(10));
        }
    }

    private void run() {
        long backOffNs = BACK_OFF_MIN_NS;
        while (!isStopping) {
            heartbeat.beat();
            try (Publisher publisher = connecting.publisher(settings.topics(), clock);
                    Lease lease = connecting.lease()) {
                sendAgain();
                backOffNs = BACK_OFF_MIN_NS;
                relay(publisher, lease);
            } catch (InterruptedException interrupted) {
                return;
            } catch (ExecutionException | SQLException | RuntimeException failure) {
                if (!isStopping) {
                    LOG.warnf("publishing begins again: %s", failure);
                    LockSupport.parkNanos(backOffNs);
                    backOffNs = Math.min(2 * backOffNs, BACK_OFF_MAX_NS);
                }
            }
        }
    }

    private void relay(Publisher publisher, Lease lease) throws SQLException, ExecutionException, InterruptedException {
        Quarantine quarantine = new Quarantine(settings.relay().quarantine().toMillis());
        long takeAt = System.nanoTime();
        while (!isStopping) {
            heartbeat.beat();
            if (System.nanoTime() - takeAt >= 0) {
                lease.takeFree();
                takeAt = System.nanoTime() + TAKE_NS;
            }
            List<Integer> owned = lease.owned();
            // what a former owner kept is as good as not sent
            rows.release(quarantine.owned(owned, nowMs()));
            rows.release(quarantine.end(nowMs()));
            List<StoredRows.Row> found = rows.read(owned, ROWS_MAX);
            if (!found.isEmpty()) {
                relay(publisher, lease, quarantine, found);
            }
            if (found.size() < ROWS_MAX) {
                // what changes several times meanwhile goes out once
                LockSupport.parkNanos(POLL_NS);
            }
        }
    }

    private void relay(Publisher publisher, Lease lease, Quarantine quarantine, List<StoredRows.Row> found)
            throws SQLException, ExecutionException, InterruptedException {
        inFlight.addAll(found);
        send(publisher, found);
        // still ours? then nobody else has sent these keys meanwhile
        lease.owned();
        Map<Boolean, List<StoredRows.Row>> sent =
                found.stream().collect(Collectors.partitioningBy(row -> quarantine.holds(row.bucket())));
        rows.keep(sent.getOrDefault(true, List.of()));
        rows.delete(sent.getOrDefault(false, List.of()));
        inFlight.clear();
    }

    private static long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private void send(Publisher publisher, List<StoredRows.Row> found) throws ExecutionException, InterruptedException {
        Map<Outbox.Key, @Nullable String> correlations = new LinkedHashMap<>();
        found.forEach(row -> correlations.put(row.key(), row.correlation()));
        Map<Outbox.Key, byte[]> bodies = present.of(correlations.keySet());
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        correlations.forEach((key, correlation) -> {
            byte[] body = bodies.get(key);
            if (body != null) {
                sent.add(publisher.send(key, correlation, body));
            }
        });
        for (Future<RecordMetadata> acknowledged : sent) {
            acknowledged.get();
        }
    }

    private void sendAgain() {
        rows.again(inFlight);
        inFlight.clear();
    }
}
