package dev.heng.catalog.chart.feed;

import dev.heng.catalog.chart.LearntChart;
import dev.heng.catalog.chart.store.StoredCharts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;
import org.jboss.logging.Logger;

/** Stores what a poll brought together with the position behind it, in one transaction. */
@ApplicationScoped
class FeedInbox {
    private static final Logger LOG = Logger.getLogger(FeedInbox.class);

    private final StoredCharts charts;
    private final Session database;
    private final Clock clock;

    FeedInbox(StoredCharts charts, Session database, Clock clock) {
        this.charts = charts;
        this.database = database;
        this.clock = clock;
    }

    /** @return the charts that have a newer state now */
    @Transactional
    Set<String> store(FeedBatch batch) {
        Set<String> learnt = new LinkedHashSet<>();
        for (LearntChart chart : batch.charts()) {
            if (charts.keepNewest(chart)) {
                learnt.add(chart.chart());
            }
        }
        batch.setAside().forEach(this::setAside);
        batch.positions().forEach(this::moveTo);
        return learnt;
    }

    /** Where each partition goes on; those never read are absent. */
    @Transactional
    Map<Integer, Long> positions() {
        List<Object[]> rows = database.createNativeQuery(
                        "SELECT partition, next_offset FROM chart_feed_position", Object[].class)
                .getResultList();
        Map<Integer, Long> positions = new HashMap<>();
        rows.forEach(row -> positions.put(((Number) row[0]).intValue(), ((Number) row[1]).longValue()));
        return positions;
    }

    private void setAside(FeedBatch.SetAside unread) {
        LOG.errorf(
                "set aside: partition %d offset %d key %s type %s: %s",
                unread.partition(), unread.offset(), unread.key(), unread.type(), unread.reason());
        database.createNativeMutationQuery("""
                        INSERT INTO chart_feed_set_aside
                            (partition, record_offset, record_key, type, reason, body, set_aside_at)
                        VALUES (:partition, :offset, :key, :type, :reason, :body, :now)
                        ON CONFLICT DO NOTHING
                        """)
                .setParameter("partition", unread.partition())
                .setParameter("offset", unread.offset())
                .setParameter("key", unread.key(), String.class)
                .setParameter("type", unread.type(), String.class)
                .setParameter("reason", unread.reason())
                .setParameter("body", unread.body(), byte[].class)
                .setParameter("now", Instant.now(clock))
                .executeUpdate();
    }

    /** Backwards too: a topic that was lost and filled again begins anew. */
    private void moveTo(int partition, long offset) {
        database.createNativeMutationQuery("""
                        INSERT INTO chart_feed_position (partition, next_offset) VALUES (:partition, :offset)
                        ON CONFLICT (partition) DO UPDATE SET next_offset = excluded.next_offset
                        """)
                .setParameter("partition", partition)
                .setParameter("offset", offset)
                .executeUpdate();
    }
}
