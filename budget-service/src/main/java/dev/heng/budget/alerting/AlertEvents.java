package dev.heng.budget.alerting;

import dev.heng.budget.outbox.Change;
import dev.heng.budget.outbox.EventKind;
import dev.heng.budget.outbox.EventSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells the relay what alerts are now; the outbox key is {@code hospital/42}. */
@ApplicationScoped
class AlertEvents implements EventSource {
    private static final String PRESENT = """
            select a.* from unnest(?::text[], ?::bigint[]) wanted(hospital, id)
            join alert a on a.hospital = wanted.hospital and a.id = wanted.id
            """;

    static Change change(String hospital, long id) {
        return new Change(EventKind.ALERT, key(hospital, id));
    }

    @Override
    public EventKind kind() {
        return EventKind.ALERT;
    }

    @Override
    public Map<String, Object> present(Connection connection, long incarnation, List<String> keys) throws SQLException {
        Map<String, Object> bodies = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(PRESENT)) {
            query.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            keys.stream().map(key -> key.split("/", 2)[0]).toArray()));
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint", keys.stream().map(AlertEvents::id).toArray()));
            for (Alert alert : AlertRows.read(query)) {
                bodies.put(key(alert.hospital(), alert.id()), AlertChanged.of(alert, incarnation));
            }
        }
        return bodies;
    }

    @Override
    public List<String> keys(Connection connection, String hospital, String after, int limit) throws SQLException {
        List<String> keys = new ArrayList<>();
        try (PreparedStatement query =
                connection.prepareStatement("select id from alert where hospital = ? and id > ? order by id limit ?")) {
            query.setString(1, hospital);
            query.setLong(2, after.isEmpty() ? 0 : id(after));
            query.setInt(3, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    keys.add(key(hospital, row.getLong(1)));
                }
            }
        }
        return keys;
    }

    private static String key(String hospital, long id) {
        return hospital + "/" + id;
    }

    private static long id(String key) {
        return Long.parseLong(key.split("/", 2)[1]);
    }
}
