package dev.heng.budget.analysis;

import dev.heng.edge.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import javax.sql.DataSource;

/** Reads cells, as they are or rolled up, page by page in the order centre, subject, fund, project, month. */
@ApplicationScoped
class Figures {
    private static final String CELLS = """
            select centre, subject, fund, project, month, original, adjustment, reserved, executed, version
            from cell
            where hospital = ? and centre = any(?) and subject = any(?) and month between ? and ? and version > 0
              and (centre, subject, fund, project, month) > (?, ?, ?, ?, ?)
            order by centre, subject, fund, project, month
            limit ?
            """;
    /** The cells of a subtree of centres are added first: that shrinks them before the subjects multiply them. */
    private static final String ROLLED_UP = """
            with added as (
                select subject, fund, project, month, sum(original) original, sum(adjustment) adjustment,
                       sum(reserved) reserved, sum(executed) executed, max(version) version
                from cell
                where hospital = ? and centre = any(?) and month between ? and ? and version > 0
                group by subject, fund, project, month)
            select ? centre, s.top subject, a.fund, a.project, a.month, sum(a.original) original,
                   sum(a.adjustment) adjustment, sum(a.reserved) reserved, sum(a.executed) executed, max(a.version) version
            from added a
            join unnest(?::text[], ?::text[]) s(top, subject) on s.subject = a.subject
            where (s.top collate "C", a.fund, a.project, a.month) > (?, ?, ?, ?)
            group by s.top, a.fund, a.project, a.month
            order by s.top collate "C", a.fund, a.project, a.month
            limit ?
            """;

    private final DataSource dataSource;

    Figures(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The cells of the centres and subjects, after the cursor of the page; at most one more than the page asks for. */
    List<Figure> cells(
            String hospital,
            Window window,
            Collection<String> centres,
            Collection<String> subjects,
            Page.Request page) {
        Cursor cursor = Cursor.of(page);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(CELLS)) {
            query.setString(1, hospital);
            query.setArray(2, connection.createArrayOf("text", centres.toArray()));
            query.setArray(3, connection.createArrayOf("text", subjects.toArray()));
            query.setInt(4, window.firstNumber());
            query.setInt(5, window.lastNumber());
            query.setString(6, cursor.centre());
            cursor.bindBelowCentre(query, 7);
            query.setInt(11, page.limit() + 1);
            return figures(query);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read figures", e);
        }
    }

    /** The figures of one centre with everything in its subtree, for each upper subject of the pairs. */
    List<Figure> rolledUp(
            String hospital,
            Window window,
            String centre,
            SortedSet<String> subtree,
            List<SubjectTree.Pair> pairs,
            Cursor cursor,
            int rows) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(ROLLED_UP)) {
            query.setString(1, hospital);
            query.setArray(2, connection.createArrayOf("text", subtree.toArray()));
            query.setInt(3, window.firstNumber());
            query.setInt(4, window.lastNumber());
            query.setString(5, centre);
            query.setArray(
                    6,
                    connection.createArrayOf(
                            "text", pairs.stream().map(SubjectTree.Pair::top).toArray()));
            query.setArray(
                    7,
                    connection.createArrayOf(
                            "text",
                            pairs.stream().map(SubjectTree.Pair::subject).toArray()));
            (centre.equals(cursor.centre()) ? cursor : Cursor.START).bindBelowCentre(query, 8);
            query.setInt(12, rows);
            return figures(query);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read figures", e);
        }
    }

    private static List<Figure> figures(PreparedStatement query) throws SQLException {
        List<Figure> figures = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                figures.add(new Figure(
                        row.getString("centre"),
                        row.getString("subject"),
                        row.getString("fund"),
                        row.getString("project"),
                        Window.month(row.getInt("month")),
                        row.getBigDecimal("original"),
                        row.getBigDecimal("adjustment"),
                        row.getBigDecimal("reserved"),
                        row.getBigDecimal("executed"),
                        row.getLong("version")));
            }
        }
        return figures;
    }

    /** The key of the last figure that the reader has. */
    record Cursor(String centre, String subject, String fund, String project, int month) {
        static final int KEY_PARTS = 5;
        static final Cursor START = new Cursor("", "", "", "", 0);

        static Cursor of(Page.Request page) {
            List<String> key = page.after();
            return page.isFirst() ? START : new Cursor(key.get(0), key.get(1), key.get(2), key.get(3), page.whole(4));
        }

        void bindBelowCentre(PreparedStatement query, int first) throws SQLException {
            query.setString(first, subject);
            query.setString(first + 1, fund);
            query.setString(first + 2, project);
            query.setInt(first + 3, month);
        }
    }
}
