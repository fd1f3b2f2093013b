package dev.heng.budget.ledger;

import dev.heng.budget.outbox.EventKind;
import dev.heng.budget.outbox.EventSource;
import dev.heng.edge.json.Decimals;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives the relay the present state of cells. */
@ApplicationScoped
public class CellEvents implements EventSource {
    private static final int KEY_PARTS = 6;

    /** The body of {@code heng.budget.cell-changed}; a figure that nobody gave is null. */
    public record CellChanged(
            String hospital,
            String centre,
            String subject,
            String fund,
            String project,
            String month,
            @Nullable BigDecimal original,
            @Nullable BigDecimal adjustment,
            @Nullable BigDecimal reserved,
            @Nullable BigDecimal executed,
            long incarnation,
            long version,
            long sequence) {
        String key() {
            return String.join("/", hospital, centre, subject, fund, project, month);
        }
    }

    @Override
    public EventKind kind() {
        return EventKind.CELL;
    }

    @Override
    public Map<String, Object> present(Connection connection, long incarnation, List<String> keys) throws SQLException {
        // limit 1 keeps this one look-up by key for each cell, whatever the planner thinks of the size of the array
        try (PreparedStatement query = connection.prepareStatement("""
                select k.part[1], k.part[2], k.part[3], k.part[4], k.part[5], k.part[6],
                       c.original, c.adjustment, c.reserved, c.executed, c.version, c.sequence
                from (select string_to_array(key, '/') as part from unnest(?::text[]) key) k,
                     lateral (
                         select * from cell
                         where hospital = k.part[1] and centre = k.part[2] and subject = k.part[3] and fund = k.part[4]
                           and project = k.part[5] and month = replace(k.part[6], '-', '')::integer
                         limit 1) c
                """)) {
            query.setArray(1, connection.createArrayOf("text", keys.toArray(String[]::new)));
            Map<String, Object> bodies = LinkedHashMap.newLinkedHashMap(keys.size());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    CellChanged cell = read(row, incarnation);
                    bodies.put(cell.key(), cell);
                }
            }
            return bodies;
        }
    }

    private static CellChanged read(ResultSet row, long incarnation) throws SQLException {
        return new CellChanged(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                figure(row, 7),
                figure(row, 8),
                figure(row, 9),
                figure(row, 10),
                incarnation,
                row.getLong(11),
                row.getLong(12));
    }

    private static @Nullable BigDecimal figure(ResultSet row, int column) throws SQLException {
        return Decimals.plainOrNull(row.getBigDecimal(column));
    }

    @Override
    public List<String> keys(Connection connection, String hospital, String after, int limit) throws SQLException {
        String[] last = after.isEmpty() ? null : after.split("/");
        try (PreparedStatement query = connection.prepareStatement("""
                select concat_ws('/', hospital, centre, subject, fund, project, ledger_month_text(month)) from cell
                where hospital = ? and (centre, subject, fund, project, month) > (?, ?, ?, ?, ?)
                order by centre, subject, fund, project, month limit ?
                """)) {
            query.setString(1, hospital);
            for (int part = 1; part < KEY_PARTS - 1; part++) {
                query.setString(part + 1, last == null ? "" : last[part]);
            }
            query.setInt(6, last == null ? 0 : Integer.parseInt(last[KEY_PARTS - 1].replace("-", "")));
            query.setInt(7, limit);
            List<String> keys = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    keys.add(row.getString(1));
                }
            }
            return keys;
        }
    }
}
