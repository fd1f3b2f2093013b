package dev.heng.budget.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * How many stored events wait to be sent, and for how long the oldest of them has been seen waiting. Read when the measures are asked
 * for, at most once a second; without a database both are NaN.
 */
@ApplicationScoped
public class OutboxMeasures {
    private static final Logger LOG = Logger.getLogger(OutboxMeasures.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final int PATIENCE_S = 2;

    private final DataSource dataSource;
    private final Clock clock;
    private final Map<Integer, Oldest> oldest = new HashMap<>();
    private Instant lookedAt = Instant.MIN;
    private double depth = Double.NaN;

    OutboxMeasures(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** The lowest sequence of a bucket that is not sent, and when it was first seen so. */
    private record Oldest(long sequence, Instant since) {}

    void start(@Observes StartupEvent started, MeterRegistry registry) {
        Gauge.builder("heng.outbox.depth", this, OutboxMeasures::depth)
                .description("Stored events that wait to be sent")
                .register(registry);
        Gauge.builder("heng.outbox.age", this, OutboxMeasures::ageSeconds)
                .baseUnit("seconds")
                .description("For how long the oldest stored event has been seen waiting")
                .register(registry);
    }

    synchronized double depth() {
        look();
        return depth;
    }

    synchronized double ageSeconds() {
        look();
        OptionalDouble age = oldest.values().stream()
                .mapToDouble(
                        each -> Duration.between(each.since(), clock.instant()).toMillis() / 1_000.0)
                .max();
        return Double.isNaN(depth) ? Double.NaN : age.orElse(0);
    }

    private void look() {
        Instant now = clock.instant();
        if (now.isBefore(lookedAt.plus(LOOK_EVERY))) {
            return;
        }
        lookedAt = now;
        try {
            depth = FreshPlans.run(dataSource, connection -> read(connection, now));
        } catch (SQLException away) {
            LOG.debugf("the outbox cannot be measured: %s", away.getMessage());
            depth = Double.NaN;
        }
    }

    private double read(Connection connection, Instant now) throws SQLException {
        Map<Integer, Oldest> found = new HashMap<>();
        double rows = 0;
        try (PreparedStatement query = connection.prepareStatement("""
                select o.bucket, min(o.sequence), count(*) from relay_floor f
                join outbox o on o.bucket = f.bucket and o.sequence > f.sequence group by o.bucket""")) {
            query.setQueryTimeout(PATIENCE_S);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Oldest known = oldest.get(row.getInt(1));
                    boolean isStillTheOldest = known != null && known.sequence() == row.getLong(2);
                    found.put(row.getInt(1), isStillTheOldest ? known : new Oldest(row.getLong(2), now));
                    rows += row.getLong(3);
                }
            }
        }
        oldest.clear();
        oldest.putAll(found);
        return rows;
    }
}
