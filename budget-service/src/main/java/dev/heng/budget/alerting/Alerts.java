package dev.heng.budget.alerting;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The alerts of hospitals. */
@ApplicationScoped
public class Alerts {
    private final DataSource dataSource;

    Alerts(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What to list.
     *
     * @param state null for any
     * @param kind null for any
     * @param centre only alerts about this centre itself; null for any
     * @param visible only alerts about these centres; empty for every one, and those about the whole hospital
     */
    public record Filter(
            @Nullable AlertState state,
            @Nullable AlertKind kind,
            @Nullable String centre,
            Optional<Set<String>> visible) {}

    /**
     * What was told last comes first.
     *
     * @param before the id before which the first wanted one lies
     */
    public List<Alert> list(String hospital, Filter filter, long before, int rows) {
        String sql = """
                select * from alert
                where hospital = ? and id < ? and kind = coalesce(?, kind) and (?::text is null or centre = ?)
                  and (?::text[] is null or centre = any (?::text[])) and (?::text is null or
                       ? = case when resolved_at is not null then 'RESOLVED' when acknowledged_at is not null then 'ACKNOWLEDGED' else 'OPEN' end)
                order by id desc limit ?
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            String state = filter.state() == null ? null : filter.state().name();
            var visible = filter.visible().isEmpty()
                    ? null
                    : connection.createArrayOf("text", filter.visible().get().toArray(String[]::new));
            query.setString(1, hospital);
            query.setLong(2, before);
            query.setString(3, filter.kind() == null ? null : filter.kind().name());
            query.setString(4, filter.centre());
            query.setString(5, filter.centre());
            query.setArray(6, visible);
            query.setArray(7, visible);
            query.setString(8, state);
            query.setString(9, state);
            query.setInt(10, rows);
            return AlertRows.read(query);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    public Optional<Alert> alert(String hospital, long id) {
        return one("select * from alert where hospital = ? and id = ?", hospital, id);
    }

    /** The same, locked until the caller's transaction ends. */
    Optional<Alert> lock(String hospital, long id) {
        return one("select * from alert where hospital = ? and id = ? for update", hospital, id);
    }

    private Optional<Alert> one(String sql, String hospital, long id) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            query.setLong(2, id);
            return AlertRows.read(query).stream().findFirst();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Those of the kinds that are not resolved. */
    List<Alert> unresolved(String hospital, Set<AlertKind> kinds) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select * from alert where hospital = ? and resolved_at is null and kind = any (?) order by id")) {
            query.setString(1, hospital);
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "text", kinds.stream().map(AlertKind::name).toArray(String[]::new)));
            return AlertRows.read(query);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Locks alerts until the caller's transaction ends, in the order of their ids. */
    void lock(String hospital, Collection<Long> ids) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select id from alert where hospital = ? and id = any (?) order by id for update")) {
            query.setString(1, hospital);
            query.setArray(2, connection.createArrayOf("bigint", ids.toArray(Long[]::new)));
            query.execute();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Raises what holds; what is open already stays as it is. @return the ids of the new alerts */
    List<Long> raise(String hospital, List<Finding> findings, long asOf, Instant at, long sequence) {
        String sql = "insert into alert (" + AlertRows.SUBJECT_AND_FIGURES
                + ", hospital, as_of, raised_at, version, sequence)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?)"
                + " on conflict (hospital, kind, about) where resolved_at is null do nothing";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql, new String[] {"id"})) {
            for (Finding finding : findings) {
                AlertRows.bind(insert, finding);
                insert.setString(AlertRows.BOUND + 1, hospital);
                insert.setLong(AlertRows.BOUND + 2, asOf);
                insert.setObject(AlertRows.BOUND + 3, at.atOffset(ZoneOffset.UTC));
                insert.setLong(AlertRows.BOUND + 4, sequence);
                insert.addBatch();
            }
            insert.executeBatch();
            return keys(insert);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static List<Long> keys(Statement insert) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (ResultSet key = insert.getGeneratedKeys()) {
            while (key.next()) {
                ids.add(key.getLong(1));
            }
        }
        return ids;
    }

    /** Resolves alerts that are not resolved. */
    void resolve(String hospital, Collection<Long> ids, Instant at, long sequence) {
        String sql = "update alert set resolved_at = ?, version = version + 1, sequence = ?"
                + " where hospital = ? and id = any (?) and resolved_at is null";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setLong(2, sequence);
            update.setString(3, hospital);
            update.setArray(4, connection.createArrayOf("bigint", ids.toArray(Long[]::new)));
            update.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Writes who acknowledged; the caller holds the alert's lock. */
    void acknowledge(String hospital, long id, Alert.Acknowledgement acknowledgement, long sequence) {
        String sql =
                "update alert set acknowledged_by = ?, acknowledged_at = ?, note = ?, version = version + 1, sequence = ?"
                        + " where hospital = ? and id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, acknowledgement.by());
            update.setObject(2, acknowledgement.at().atOffset(ZoneOffset.UTC));
            update.setString(3, acknowledgement.note());
            update.setLong(4, sequence);
            update.setString(5, hospital);
            update.setLong(6, id);
            update.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static IllegalStateException failure(SQLException e) {
        return new IllegalStateException("cannot read or write alerts", e);
    }
}
