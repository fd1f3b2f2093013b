package dev.heng.budget.organisation;

import dev.heng.budget.outbox.EventKind;
import dev.heng.budget.outbox.EventSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells the relay what centres are now; the outbox key is {@code hospital/centre}. */
@ApplicationScoped
class CentreEvents implements EventSource {
    private static final String PRESENT = """
            select c.hospital, c.code, c.version, c.sequence,
                   i.valid_from, i.valid_to, i.name, i.name_en, i.type, i.parent
            from unnest(?::text[], ?::text[]) wanted(hospital, code)
            join centre c on c.hospital = wanted.hospital and c.code = wanted.code
            join centre_interval i on i.hospital = c.hospital and i.centre = c.code
            order by c.hospital, c.code, i.valid_from
            """;

    @Override
    public EventKind kind() {
        return EventKind.CENTRE;
    }

    @Override
    public Map<String, Object> present(Connection connection, long incarnation, List<String> keys) throws SQLException {
        Map<String, Object> bodies = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(PRESENT)) {
            query.setArray(1, part(connection, keys, 0));
            query.setArray(2, part(connection, keys, 1));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String key = row.getString("hospital") + "/" + row.getString("code");
                    CentreChanged body = (CentreChanged) bodies.computeIfAbsent(key, none -> centre(row, incarnation));
                    body.intervals().add(interval(row));
                }
            }
        }
        return bodies;
    }

    @Override
    public List<String> keys(Connection connection, String hospital, String after, int limit) throws SQLException {
        List<String> keys = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select code from centre where hospital = ? and code > ? order by code limit ?")) {
            query.setString(1, hospital);
            query.setString(2, after.isEmpty() ? "" : after.substring(after.indexOf('/') + 1));
            query.setInt(3, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    keys.add(hospital + "/" + row.getString(1));
                }
            }
        }
        return keys;
    }

    private static java.sql.Array part(Connection connection, List<String> keys, int part) throws SQLException {
        return connection.createArrayOf(
                "text", keys.stream().map(key -> key.split("/", 2)[part]).toArray());
    }

    private static CentreChanged centre(ResultSet row, long incarnation) {
        try {
            return new CentreChanged(
                    row.getString("hospital"),
                    row.getString("code"),
                    new ArrayList<>(),
                    false,
                    incarnation,
                    row.getLong("version"),
                    row.getLong("sequence"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static CentreChanged.Interval interval(ResultSet row) throws SQLException {
        LocalDate from = row.getObject("valid_from", LocalDate.class);
        LocalDate to = row.getObject("valid_to", LocalDate.class);
        return new CentreChanged.Interval(
                from.equals(LocalDate.MIN) ? null : from,
                to.equals(LocalDate.MAX) ? null : to,
                row.getString("name"),
                row.getString("name_en"),
                CentreType.valueOf(row.getString("type")),
                row.getString("parent"));
    }
}
