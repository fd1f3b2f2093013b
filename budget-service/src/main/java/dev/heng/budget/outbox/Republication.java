package dev.heng.budget.outbox;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Sends everything of a hospital once more: after a restore (with a raised incarnation), for a lost topic, for a new consumer. Works in
 * pages, each a transaction of its own, so it neither needs much memory nor keeps a snapshot for long.
 */
@ApplicationScoped
public class Republication {
    private static final int PAGE = 2_000;

    private final DataSource dataSource;
    private final Instance<EventSource> sources;
    private final RelayWakeUp relay;

    Republication(DataSource dataSource, @Any Instance<EventSource> sources, RelayWakeUp relay) {
        this.dataSource = dataSource;
        this.sources = sources;
        this.relay = relay;
    }

    /**
     * What was stored again.
     *
     * @param events how many objects
     * @param sequence the Ledger-Sequence behind which all of them are sent
     */
    public record Result(long events, long sequence) {}

    /** @throws ProblemException 404 for an unknown hospital */
    public Result republish(String hospital) {
        int bucket = Bucket.of(hospital);
        long events = 0;
        long sequence = 0;
        try {
            requireHospital(hospital);
            for (EventSource source : sources) {
                String after = "";
                List<String> keys = page(source, hospital, after);
                while (!keys.isEmpty()) {
                    sequence = store(bucket, source.kind(), keys);
                    events += keys.size();
                    after = keys.getLast();
                    keys = page(source, hospital, after);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot store events again", e);
        }
        return new Result(events, sequence);
    }

    private void requireHospital(String hospital) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            for (EventSource source : sources) {
                if (source.kind() == EventKind.HOSPITAL
                        && source.present(connection, 0, List.of(hospital)).isEmpty()) {
                    throw new ProblemException(EdgeProblem.NOT_FOUND, "There is no such hospital.");
                }
            }
        }
    }

    private List<String> page(EventSource source, String hospital, String after) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            return source.keys(connection, hospital, after, PAGE);
        }
    }

    private long store(int bucket, EventKind kind, List<String> keys) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            long sequence = StoredChanges.append(
                    connection,
                    bucket,
                    keys.stream().map(key -> new Change(kind, key)).toList());
            relay.wake(bucket);
            return sequence;
        }
    }
}
