package dev.heng.budget.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jboss.logging.Logger;

/**
 * Sends what one bucket has between its floor and a sequence: reads the present states, sends, waits for the acknowledgements, then sends
 * the watermark. No connection is held while it waits for the broker.
 */
final class BucketJob {
    private static final Logger LOG = Logger.getLogger(BucketJob.class);
    /** Rows read at once; more than the largest call stores under one sequence, so that at least one sequence is complete. */
    static final int ROWS_MAX = 12_000;

    private static final int STATES_AT_ONCE = 2_000;

    private final DataSource dataSource;
    private final Map<EventKind, EventSource> sources;
    private final Publisher publisher;
    private final int bucket;
    private final long beyond;
    private final Map<Change, String> changes = new LinkedHashMap<>();
    private long reached;

    /** @param beyond only what was stored under a later sequence; 0 for everything beyond the floor */
    BucketJob(
            DataSource dataSource, Map<EventKind, EventSource> sources, Publisher publisher, int bucket, long beyond) {
        this.dataSource = dataSource;
        this.sources = sources;
        this.publisher = publisher;
        this.bucket = bucket;
        this.beyond = beyond;
    }

    /** What was sent or may have been sent. */
    List<Change> changes() {
        return List.copyOf(changes.keySet());
    }

    /**
     * Sends everything up to the sequence, or as much as one job takes.
     *
     * @return the sequence that was reached; 0 when there was nothing to send
     */
    long send(long upTo) throws SQLException, InterruptedException, ExecutionException {
        long incarnation = FreshPlans.run(dataSource, connection -> readRows(connection, upTo));
        if (reached == 0) {
            return 0;
        }
        Map<EventKind, List<String>> keys = new EnumMap<>(EventKind.class);
        for (Change change : changes.keySet()) {
            if (change.kind() != EventKind.WATERMARK) {
                keys.computeIfAbsent(change.kind(), kind -> new ArrayList<>()).add(change.key());
            }
        }
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (Map.Entry<EventKind, List<String>> kind : keys.entrySet()) {
            for (int from = 0; from < kind.getValue().size(); from += STATES_AT_ONCE) {
                int to = Math.min(from + STATES_AT_ONCE, kind.getValue().size());
                sendStates(kind.getKey(), incarnation, kind.getValue().subList(from, to), sent);
            }
        }
        for (Future<RecordMetadata> acknowledged : sent) {
            acknowledged.get();
        }
        publisher.sendWatermark(bucket, reached);
        return reached;
    }

    private void sendStates(EventKind kind, long incarnation, List<String> keys, List<Future<RecordMetadata>> sent)
            throws SQLException {
        EventSource source = Objects.requireNonNull(sources.get(kind), kind.name());
        Map<String, Object> bodies =
                FreshPlans.run(dataSource, connection -> source.present(connection, incarnation, keys));
        if (bodies.size() < keys.size()) {
            LOG.warnf("%d of %d objects of kind %s are gone", keys.size() - bodies.size(), keys.size(), kind);
        }
        bodies.forEach((key, body) -> sent.add(
                publisher.send(new Publisher.Envelope(bucket, kind, key, changes.get(new Change(kind, key))), body)));
    }

    /** Reads the rows beyond the floor; what changed several times is kept once, with its last correlation id. */
    private long readRows(Connection connection, long upTo) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                        select sequence, kind, key, correlation, (select number from ledger_incarnation) from outbox
                        where bucket = ? and sequence > greatest(?, (select sequence from relay_floor where bucket = ?))
                          and sequence <= ?
                        order by sequence, n limit ?
                        """)) {
            query.setInt(1, bucket);
            query.setLong(2, beyond);
            query.setInt(3, bucket);
            query.setLong(4, upTo);
            query.setInt(5, ROWS_MAX);
            long incarnation = 0;
            long lastSequence = 0;
            int rows = 0;
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    if (row.getLong(1) != lastSequence) {
                        reached = lastSequence;
                        lastSequence = row.getLong(1);
                    }
                    changes.put(new Change(EventKind.valueOf(row.getString(2)), row.getString(3)), row.getString(4));
                    incarnation = row.getLong(5);
                    rows++;
                }
            }
            if (rows > 0 && rows < ROWS_MAX) {
                reached = upTo;
            }
            return incarnation;
        }
    }
}
