package dev.heng.budget.review;

import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** How far what is proposed lies from the control figures: the heat map of centres and subjects. */
@ApplicationScoped
public class Gaps {
    /** A centre that has submitted nothing in the second round is judged by its first. */
    private static final String CELLS = ReviewSql.LINES + """
            , cell as (
                select u.centre, u.subject, min(u.category) as category, min(u.unit) as unit, min(u.owner) as owner,
                       sum(u.lines) as lines, sum(u.reviewed) as reviewed, sum(u.first) as first, sum(u.control) as control,
                       case when u.centre in (select r.centre from last r where r.round = 2) then sum(u.second) end as second
                from (
                    select centre, subject, category, unit, owner, 1 as lines, (state = 'DECIDED')::integer as reviewed, proposed as first,
                           coalesce(amount, proposed) as control, 0 as second
                    from line
                    union all
                    select centre, subject, category, unit, owner, 0, 0, 0, 0, amount from second) u
                where (?::text[] is null or u.centre = any(?)) and (?::text[] is null or u.subject = any(?))
                  and (?::text is null or u.owner = ?)
                group by u.centre, u.subject)
            """;

    private static final String LIST = CELLS + """
            select *, coalesce(second, first) - control as gap from cell
            where (centre, subject) > (?, ?) order by centre, subject limit ?
            """;
    private static final String TOTALS = CELLS + """
            select category, unit, sum(first) as first, sum(control) as control, sum(second) as second,
                   sum(coalesce(second, first) - control) as gap
            from cell group by category, unit order by category, unit
            """;

    private final DataSource dataSource;

    Gaps(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * In the order of centre and subject.
     *
     * @param filter its state does not count
     * @param centre with the subject the cell before the first wanted; empty texts for the start
     */
    public List<GapCell> cells(
            String hospital, int year, ProposedLines.Filter filter, String centre, String subject, int rows) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(LIST)) {
            int next = bind(connection, query, hospital, year, filter);
            query.setString(next, centre);
            query.setString(next + 1, subject);
            query.setInt(next + 2, rows);
            List<GapCell> cells = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    cells.add(new GapCell(
                            row.getString("centre"),
                            row.getString("subject"),
                            category(row),
                            unit(row),
                            row.getString("owner"),
                            row.getInt("lines"),
                            row.getInt("reviewed"),
                            gap(row)));
                }
            }
            return cells;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** The sums of all cells, on whatever page, in the order of category and unit. */
    public List<GapTotal> totals(String hospital, int year, ProposedLines.Filter filter) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(TOTALS)) {
            bind(connection, query, hospital, year, filter);
            List<GapTotal> totals = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    totals.add(new GapTotal(category(row), unit(row), gap(row)));
                }
            }
            return totals;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static int bind(
            Connection connection, PreparedStatement query, String hospital, int year, ProposedLines.Filter filter)
            throws SQLException {
        query.setString(1, hospital);
        query.setInt(2, year);
        ProposedLines.bindFilter(connection, query, 3, filter);
        return 9;
    }

    private static Gap gap(ResultSet row) throws SQLException {
        @Nullable BigDecimal second = row.getBigDecimal("second");
        return new Gap(row.getBigDecimal("first"), row.getBigDecimal("control"), second, row.getBigDecimal("gap"));
    }

    private static @Nullable Category category(ResultSet row) throws SQLException {
        @Nullable String category = row.getString("category");
        return category == null ? null : Category.valueOf(category);
    }

    private static @Nullable Unit unit(ResultSet row) throws SQLException {
        @Nullable String unit = row.getString("unit");
        return unit == null ? null : Unit.valueOf(unit);
    }

    private static IllegalStateException failure(SQLException e) {
        return new IllegalStateException("cannot read the gaps to control figures", e);
    }
}
