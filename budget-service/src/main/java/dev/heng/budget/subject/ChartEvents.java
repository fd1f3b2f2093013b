package dev.heng.budget.subject;

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

/** Tells the relay what charts are now; the outbox key is the chart's code. */
@ApplicationScoped
class ChartEvents implements EventSource {
    private static final String PRESENT = """
            select c.code chart, c.name chart_name, c.name_en chart_name_en, c.meaning_hash, c.version, c.sequence,
                   s.code, s.name, s.name_en, s.parent, s.category, s.nature, s.unit, s.control
            from chart c left join subject s on s.chart = c.code
            where c.code = any(?)
            order by c.code, s.code collate "C"
            """;

    @Override
    public EventKind kind() {
        return EventKind.CHART;
    }

    @Override
    public Map<String, Object> present(Connection connection, long incarnation, List<String> keys) throws SQLException {
        Map<String, Object> bodies = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(PRESENT)) {
            query.setArray(1, connection.createArrayOf("text", keys.toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    ChartChanged body = (ChartChanged)
                            bodies.computeIfAbsent(row.getString("chart"), chart -> chart(row, chart, incarnation));
                    if (row.getString("code") != null) {
                        body.subjects().add(subject(row));
                    }
                }
            }
        }
        return bodies;
    }

    @Override
    public List<String> keys(Connection connection, String hospital, String after, int limit) throws SQLException {
        if (!after.isEmpty()) {
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select chart from hospital where code = ?")) {
            query.setString(1, hospital);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    keys.add(row.getString(1));
                }
            }
        }
        return keys;
    }

    private static ChartChanged chart(ResultSet row, String chart, long incarnation) {
        try {
            return new ChartChanged(
                    chart,
                    row.getString("chart_name"),
                    row.getString("chart_name_en"),
                    new ArrayList<>(),
                    row.getString("meaning_hash"),
                    incarnation,
                    row.getLong("version"),
                    row.getLong("sequence"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Subject subject(ResultSet row) throws SQLException {
        return new Subject(
                row.getString("code"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("parent"),
                Category.valueOf(row.getString("category")),
                Nature.valueOf(row.getString("nature")),
                Unit.valueOf(row.getString("unit")),
                Control.valueOf(row.getString("control")));
    }
}
