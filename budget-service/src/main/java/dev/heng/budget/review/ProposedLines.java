package dev.heng.budget.review;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What centres proposed in the first round, with what was decided about it. */
@ApplicationScoped
public class ProposedLines {
    private static final String COLUMNS = """
            select l.centre, l.subject, l.fund, l.project, l.category, l.unit, l.proposed, l.justification, l.changed_by, l.owner,
                   l.decided_on, l.amount, l.reason, l.is_untouched, l.decided_by, l.decided_at, l.version
            from line l
            """;
    private static final String NAMED = ReviewSql.FEW_LINES + COLUMNS + """
            join unnest(?::text[], ?::text[], ?::text[], ?::text[]) k(centre, subject, fund, project)
              on l.centre = k.centre and l.subject = k.subject and l.fund = k.fund and l.project = k.project
            """;
    /** First the keys of a page, then what there is to say about them. */
    private static final String LIST = ReviewSql.FEW_LINES + """
            , page as materialized (
                select l.centre, l.subject, l.fund, l.project
                from line l
                where (l.centre, l.subject, l.fund, l.project) > (?, ?, ?, ?)
                  and (?::text[] is null or l.centre = any(?)) and (?::text[] is null or l.subject = any(?))
                  and (?::text is null or l.owner = ?) and (?::text is null or l.state = ?)
                order by l.centre, l.subject, l.fund, l.project limit ?)
            """ + COLUMNS + """
            join page p on l.centre = p.centre and l.subject = p.subject and l.fund = p.fund and l.project = p.project
            order by l.centre, l.subject, l.fund, l.project
            """;

    private final DataSource dataSource;

    ProposedLines(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What to list; a null member does not restrict. */
    public record Filter(
            @Nullable Set<String> centres,
            @Nullable Set<String> subjects,
            @Nullable String owner,
            @Nullable FigureState state) {}

    /** In the order of their keys, after one. */
    public List<ProposedLine> list(String hospital, int year, Filter filter, BudgetLine after, int rows) {
        return read(LIST, hospital, year, (connection, query) -> {
            query.setString(3, after.centre());
            query.setString(4, after.subject());
            query.setString(5, after.fund());
            query.setString(6, after.project());
            bindFilter(connection, query, 7, filter);
            query.setString(13, filter.state() == null ? null : filter.state().name());
            query.setString(14, filter.state() == null ? null : filter.state().name());
            query.setInt(15, rows);
        });
    }

    /** Those of the lines that were proposed. */
    Map<BudgetLine, ProposedLine> named(String hospital, int year, Collection<BudgetLine> keys) {
        Map<BudgetLine, ProposedLine> found = new TreeMap<>();
        read(NAMED, hospital, year, (connection, query) -> ControlFigures.bindKeys(connection, query, 3, keys))
                .forEach(line -> found.put(line.line(), line));
        return found;
    }

    /** Sets centres, subjects and owner, each twice, from the given parameter on. */
    static void bindFilter(Connection connection, PreparedStatement query, int first, Filter filter)
            throws SQLException {
        @Nullable Array centres = texts(connection, filter.centres());
        @Nullable Array subjects = texts(connection, filter.subjects());
        query.setArray(first, centres);
        query.setArray(first + 1, centres);
        query.setArray(first + 2, subjects);
        query.setArray(first + 3, subjects);
        query.setString(first + 4, filter.owner());
        query.setString(first + 5, filter.owner());
    }

    private static @Nullable Array texts(Connection connection, @Nullable Set<String> codes) throws SQLException {
        return codes == null ? null : connection.createArrayOf("text", codes.toArray());
    }

    @FunctionalInterface
    private interface Values {
        void bind(Connection connection, PreparedStatement query) throws SQLException;
    }

    private List<ProposedLine> read(String sql, String hospital, int year, Values values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            query.setInt(2, year);
            values.bind(connection, query);
            List<ProposedLine> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(line(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read proposed lines", e);
        }
    }

    private static ProposedLine line(ResultSet row) throws SQLException {
        @Nullable String category = row.getString("category");
        @Nullable String unit = row.getString("unit");
        return new ProposedLine(
                new BudgetLine(
                        row.getString("centre"),
                        row.getString("subject"),
                        row.getString("fund"),
                        row.getString("project")),
                category == null ? null : Category.valueOf(category),
                unit == null ? null : Unit.valueOf(unit),
                row.getBigDecimal("proposed"),
                row.getString("justification"),
                row.getString("changed_by"),
                row.getString("owner"),
                figure(row));
    }

    private static @Nullable ControlFigure figure(ResultSet row) throws SQLException {
        long version = row.getLong("version");
        return row.wasNull()
                ? null
                : new ControlFigure(
                        row.getBigDecimal("decided_on"),
                        row.getBigDecimal("amount"),
                        row.getString("reason"),
                        row.getBoolean("is_untouched"),
                        row.getString("decided_by"),
                        row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                        version);
    }
}
