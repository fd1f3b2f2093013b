package dev.heng.budget.ledger;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the lines that wait for a mapping, a correction or the opening of a month. */
@ApplicationScoped
public class SuspenseQueue {
    private final DataSource dataSource;

    SuspenseQueue(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What to list; a null member does not restrict. */
    public record Filter(
            SuspendedLine.@Nullable State state,
            @Nullable String code,
            @Nullable String source) {}

    /**
     * The rows with an id above {@code afterId}, oldest first.
     *
     * @throws ProblemException 404 for an unknown hospital
     */
    public List<SuspendedLine> list(String hospital, Filter filter, long afterId, int limit) {
        try (Connection connection = dataSource.getConnection()) {
            requireHospital(connection, hospital);
            return list(connection, hospital, filter, afterId, limit);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the suspense queue", e);
        }
    }

    private static void requireHospital(Connection connection, String hospital) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select 1 from hospital where code = ?")) {
            query.setString(1, hospital);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    throw new ProblemException(EdgeProblem.NOT_FOUND, "There is no such hospital.");
                }
            }
        }
    }

    private static List<SuspendedLine> list(
            Connection connection, String hospital, Filter filter, long afterId, int limit) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select * from suspense
                where hospital = ? and id > ? and state = coalesce(?, state) and code = coalesce(?, code)
                  and source = coalesce(?, source)
                order by id limit ?
                """)) {
            query.setString(1, hospital);
            query.setLong(2, afterId);
            query.setString(3, filter.state() == null ? null : filter.state().name());
            query.setString(4, filter.code());
            query.setString(5, filter.source());
            query.setInt(6, limit);
            List<SuspendedLine> lines = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    lines.add(read(row));
                }
            }
            return lines;
        }
    }

    private static SuspendedLine read(ResultSet row) throws SQLException {
        return new SuspendedLine(
                row.getLong("id"),
                row.getString("source"),
                row.getString("line_id"),
                row.getString("batch"),
                row.getString("centre"),
                row.getString("subject"),
                row.getString("fund"),
                row.getString("project"),
                row.getObject("date", LocalDate.class),
                row.getBigDecimal("amount"),
                row.getString("document"),
                row.getString("memo"),
                row.getString("code"),
                row.getString("detail"),
                SuspendedLine.State.valueOf(row.getString("state")),
                row.getInt("times"),
                row.getObject("first_seen", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                instant(row, "resolved_at"),
                row.getString("resolved_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
