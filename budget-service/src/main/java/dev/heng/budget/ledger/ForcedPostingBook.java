package dev.heng.budget.ledger;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the overrides of hospitals: the report of what was let pass STRICT limits. */
@ApplicationScoped
public class ForcedPostingBook {
    private static final String HEADS = "select id, source, reason, actor, booked_at, sequence from forced_posting";

    private final DataSource dataSource;

    ForcedPostingBook(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What to list: overrides with a line of these months and of this centre.
     *
     * @param centre null for every centre
     */
    public record Filter(
            YearMonth from, YearMonth to, @Nullable String centre) {}

    /** @throws ProblemException 404 for an unknown one */
    public ForcedPosting require(String hospital, String id) {
        return read(hospital, HEADS + " where hospital = ? and id = ?", query -> query.setString(2, id)).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(EdgeProblem.NOT_FOUND, "There is no such override."));
    }

    /** In the order in which they were booked, those behind the sequence. */
    public List<ForcedPosting> list(String hospital, Filter filter, long after, int rows) {
        String sql = HEADS + """
                 p
                where hospital = ? and sequence > ?
                  and exists (
                      select from forced_line l
                      where l.hospital = p.hospital and l.forced = p.id and l.month between ? and ?
                        and (?::text is null or l.centre = ?))
                order by sequence limit ?
                """;
        return read(hospital, sql, query -> {
            query.setLong(2, after);
            query.setInt(3, CellKey.number(filter.from()));
            query.setInt(4, CellKey.number(filter.to()));
            query.setString(5, filter.centre());
            query.setString(6, filter.centre());
            query.setInt(7, rows);
        });
    }

    @FunctionalInterface
    private interface Values {
        void bind(PreparedStatement query) throws SQLException;
    }

    private List<ForcedPosting> read(String hospital, String sql, Values values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            values.bind(query);
            Map<String, ForcedPosting> found = new LinkedHashMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    ForcedPosting head = new ForcedPosting(
                            row.getString("id"),
                            row.getString("source"),
                            row.getString("reason"),
                            row.getString("actor"),
                            row.getObject("booked_at", OffsetDateTime.class).toInstant(),
                            row.getLong("sequence"),
                            new ArrayList<>());
                    found.put(head.id(), head);
                }
            }
            addLines(connection, hospital, found);
            return List.copyOf(found.values());
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read overrides", e);
        }
    }

    private static void addLines(Connection connection, String hospital, Map<String, ForcedPosting> found)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select * from forced_line where hospital = ? and forced = any (?) order by forced, place")) {
            query.setString(1, hospital);
            query.setArray(2, SqlArrays.texts(connection, found.keySet(), id -> id));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Objects.requireNonNull(found.get(row.getString("forced")))
                            .lines()
                            .add(line(row));
                }
            }
        }
    }

    private static ForcedPosting.Line line(ResultSet row) throws SQLException {
        return new ForcedPosting.Line(
                row.getString("line_id"),
                new CellKey(
                        row.getString("centre"),
                        row.getString("subject"),
                        row.getString("fund"),
                        row.getString("project"),
                        CellKey.month(row.getInt("month"))),
                row.getObject("date", LocalDate.class),
                row.getBigDecimal("amount"),
                row.getString("document"),
                row.getString("memo"),
                LineStatus.valueOf(row.getString("status")),
                row.getString("code"),
                row.getString("detail"),
                passed(row));
    }

    private static ForcedPosting.@Nullable Passed passed(ResultSet row) throws SQLException {
        BigDecimal beyond = row.getBigDecimal("beyond");
        return beyond == null
                ? null
                : new ForcedPosting.Passed(
                        row.getString("rule"),
                        row.getString("level"),
                        row.getString("basis"),
                        row.getString("scope"),
                        row.getBigDecimal("budget"),
                        row.getBigDecimal("used"),
                        beyond);
    }
}
