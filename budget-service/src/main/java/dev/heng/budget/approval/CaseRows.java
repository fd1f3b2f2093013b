package dev.heng.budget.approval;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the values of cases stand in rows. */
final class CaseRows {
    private CaseRows() {}

    static Array texts(Connection connection, Collection<String> values) throws SQLException {
        return connection.createArrayOf("text", values.stream().sorted().toArray(String[]::new));
    }

    static Set<String> texts(ResultSet row, String column) throws SQLException {
        return Set.copyOf(Arrays.asList((String[]) row.getArray(column).getArray()));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    static RoutePart part(ResultSet row) throws SQLException {
        String role = row.getString("role");
        return new RoutePart(
                role == null ? null : ApproverRole.valueOf(role),
                row.getString("centre"),
                texts(row, "users"),
                row.getInt("quorum"));
    }

    /** Binds role, centre, users and quorum. */
    static void bind(PreparedStatement insert, int first, RoutePart part) throws SQLException {
        insert.setString(first, part.role() == null ? null : part.role().name());
        insert.setString(first + 1, part.centre());
        insert.setArray(first + 2, texts(insert.getConnection(), part.users()));
        insert.setInt(first + 3, part.quorum());
    }

    static Position position(ResultSet row) throws SQLException {
        Integer[] flat = (Integer[]) row.getArray("jumps").getArray();
        List<Position.Jump> jumps = new ArrayList<>();
        for (int i = 0; i < flat.length; i += 2) {
            jumps.add(new Position.Jump(flat[i], flat[i + 1]));
        }
        return new Position(
                row.getInt("step"),
                row.getInt("visit"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                jumps,
                instant(row, "reminded_at"));
    }

    /** Binds state, step, visit, since, jumps, reminded_at, closed_at and version. */
    static void bindPlace(PreparedStatement write, int first, ApprovalCase approval) throws SQLException {
        Position position = approval.position();
        Object[] jumps = position.jumps().stream()
                .flatMap(jump -> List.of(jump.from(), jump.to()).stream())
                .toArray();
        write.setString(first, approval.state().name());
        write.setInt(first + 1, position.step());
        write.setInt(first + 2, position.visit());
        write.setObject(first + 3, time(position.since()));
        write.setArray(first + 4, write.getConnection().createArrayOf("integer", jumps));
        write.setObject(first + 5, time(position.remindedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        write.setObject(first + 6, time(approval.closedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        write.setLong(first + 7, approval.version());
    }

    static ApprovalEvent event(ResultSet row) throws SQLException {
        return new ApprovalEvent(
                row.getInt("event"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                ApprovalAction.valueOf(row.getString("action")),
                row.getString("actor"),
                row.getString("acting_for"),
                row.getInt("step"),
                row.getInt("visit"),
                row.getObject("task", Integer.class),
                row.getString("other"),
                row.getObject("returned_to", Integer.class),
                row.getString("opinion"));
    }
}
