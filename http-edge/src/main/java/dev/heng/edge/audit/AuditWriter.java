package dev.heng.edge.audit;

import dev.heng.edge.health.Heartbeat;
import dev.heng.edge.health.Heartbeats;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stores the records that are no part of a write. One thread takes all that wait and commits them together: a flood of refused requests
 * takes one connection and one commit at a time, and nobody waits for it. While the database is away the records wait; what finds no place,
 * or what the database refuses, stands in the log, in the category {@code audit}.
 */
@ApplicationScoped
class AuditWriter {
    private static final Logger AUDIT = Logger.getLogger("audit");
    private static final Logger LOG = Logger.getLogger(AuditWriter.class);
    private static final int WAITING_MAX = 10_000;
    private static final int TOGETHER_MAX = 500;
    private static final long STOP_MAX_S = 10;
    /** Classes of SQLSTATE: data, constraints, rights. */
    private static final Set<String> REFUSALS = Set.of("22", "23", "42");

    private static final Duration SILENCE_MAX = Duration.ofMinutes(1);

    private final AuditTable table;
    private final Heartbeats heartbeats;
    private final Counter lost;
    private final BlockingQueue<AuditEntry> queue = new LinkedBlockingQueue<>(WAITING_MAX);
    /** Those of the queue and those that are being stored. */
    private final AtomicInteger waiting = new AtomicInteger();

    private @Nullable Thread thread;
    private volatile boolean isStopping;

    AuditWriter(AuditTable table, Heartbeats heartbeats, MeterRegistry registry) {
        this.table = table;
        this.heartbeats = heartbeats;
        this.lost = Counter.builder("heng.audit.lost")
                .description("Records of the audit trail that stand in the log only")
                .register(registry);
        Gauge.builder("heng.audit.waiting", waiting, AtomicInteger::get)
                .description("Records of the audit trail that are not stored yet")
                .register(registry);
    }

    /** Has the record stored, soon. Never blocks. */
    void add(AuditEntry entry) {
        waiting.incrementAndGet();
        if (isStopping || !queue.offer(entry)) {
            lose(List.of(entry), "too many records wait, or the service stops");
        }
    }

    /** There is not even a record. */
    void failed(Throwable cause) {
        lost.increment();
        LOG.error("a record of the audit trail could not be made", cause);
    }

    void start() {
        thread = Thread.ofVirtual().name("audit").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        isStopping = true;
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(STOP_MAX_S));
        }
    }

    private void run() {
        Heartbeat pulse = heartbeats.of("audit", SILENCE_MAX);
        List<AuditEntry> together = new ArrayList<>(TOGETHER_MAX);
        while (!isStopping || !queue.isEmpty()) {
            pulse.beat();
            try {
                AuditEntry first = queue.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    together.add(first);
                    queue.drainTo(together, TOGETHER_MAX - 1);
                    while (!isDone(together)) {
                        pulse.beat();
                        TimeUnit.SECONDS.sleep(1);
                    }
                    together.clear();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** False while the database is away: then others wait behind these. */
    private boolean isDone(List<AuditEntry> together) {
        try {
            table.add(together);
            waiting.addAndGet(-together.size());
            return true;
        } catch (SQLException | RuntimeException e) {
            // of a batch only the next one says why, without the statement
            Exception cause = e instanceof BatchUpdateException batch
                    ? Objects.requireNonNullElse(batch.getNextException(), e)
                    : e;
            if (isStopping || isForGood(cause)) {
                lose(together, cause.getMessage());
                return true;
            }
            LOG.warnf("the audit trail cannot be written now: %s", cause.getMessage());
            return false;
        }
    }

    /** What the database says of the records themselves, or of our right to add them. */
    private static boolean isForGood(Exception cause) {
        return !(cause instanceof SQLException sql)
                || REFUSALS.contains(String.valueOf(sql.getSQLState()).substring(0, 2));
    }

    private void lose(List<AuditEntry> entries, @Nullable String reason) {
        LOG.warnf("the audit trail could not be written: %s", reason);
        for (AuditEntry entry : entries) {
            lost.increment();
            AUDIT.error("not stored: " + entry.line());
        }
        waiting.addAndGet(-entries.size());
    }
}
