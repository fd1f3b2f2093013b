package dev.heng.budget.closing;

import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.outbox.EventKind;
import dev.heng.budget.outbox.EventSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells the relay what months are now; the outbox key is {@code hospital/2026-03}. */
@ApplicationScoped
class PeriodEvents implements EventSource {
    private static final String PRESENT = """
            select p.hospital, p.month, p.state, p.version, p.sequence
            from unnest(?::text[], ?::integer[]) wanted(hospital, month)
            join period p on p.hospital = wanted.hospital and p.month = wanted.month
            """;

    @Override
    public EventKind kind() {
        return EventKind.PERIOD;
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
                            "integer",
                            keys.stream()
                                    .map(key -> number(key.split("/", 2)[1]))
                                    .toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String month = text(row.getInt("month"));
                    bodies.put(
                            row.getString("hospital") + "/" + month,
                            new PeriodChanged(
                                    row.getString("hospital"),
                                    month,
                                    PeriodState.valueOf(row.getString("state")).ofFigures(),
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
        List<String> keys = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select month from period where hospital = ? and month > ? order by month limit ?")) {
            query.setString(1, hospital);
            query.setInt(2, after.isEmpty() ? 0 : number(after.split("/", 2)[1]));
            query.setInt(3, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    keys.add(hospital + "/" + text(row.getInt(1)));
                }
            }
        }
        return keys;
    }

    private static int number(String month) {
        return CellKey.number(YearMonth.parse(month));
    }

    private static String text(int month) {
        return CellKey.month(month).toString();
    }
}
