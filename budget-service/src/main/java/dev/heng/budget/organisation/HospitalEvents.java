package dev.heng.budget.organisation;

import dev.heng.budget.outbox.EventKind;
import dev.heng.budget.outbox.EventSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells the relay what hospitals are now; the outbox key is the hospital's code. */
@ApplicationScoped
class HospitalEvents implements EventSource {
    @Override
    public EventKind kind() {
        return EventKind.HOSPITAL;
    }

    @Override
    public Map<String, Object> present(Connection connection, long incarnation, List<String> keys) throws SQLException {
        Map<String, Object> bodies = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("""
                select code, name, name_en, currency, chart, version, sequence from hospital where code = any(?)
                """)) {
            query.setArray(1, connection.createArrayOf("text", keys.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    bodies.put(
                            row.getString("code"),
                            new HospitalChanged(
                                    row.getString("code"),
                                    row.getString("name"),
                                    row.getString("name_en"),
                                    row.getString("currency"),
                                    row.getString("chart"),
                                    false,
                                    incarnation,
                                    row.getLong("version"),
                                    row.getLong("sequence")));
                }
            }
        }
        return bodies;
    }

    @Override
    public List<String> keys(Connection connection, String hospital, String after, int limit) throws SQLException {
        return after.isEmpty()
                ? List.copyOf(present(connection, 0, List.of(hospital)).keySet())
                : List.of();
    }
}
