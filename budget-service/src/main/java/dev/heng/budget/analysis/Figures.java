package dev.heng.budget.analysis;

import dev.heng.edge.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;

/** Reads cells, as they are or added up, now or as they once were, page by page in the order centre, subject, fund, project, month. */
@ApplicationScoped
class Figures {
    private static final String CELLS = """
            select centre, subject, fund, project, month, original, adjustment, reserved, executed, version
            from cell
            where hospital = ? and centre = any(?) and subject = any(?) and month between ? and ? and version > 0
              and (?::text is null or fund = ?) and (?::text is null or project = ?)
              and (centre, subject, fund, project, month) > (?, ?, ?, ?, ?)
            order by centre, subject, fund, project, month
            limit ?
            """;
    /** The cells of a subtree of centres are added first: that shrinks them before the subjects multiply them. */
    private static final String ADDED_CELLS = """
            with added as (
                select subject, case when ? then '*' else fund end fund, case when ? then '*' else project end project, month,
                       sum(original) original, sum(adjustment) adjustment, sum(reserved) reserved, sum(executed) executed,
                       max(version) version
                from cell
                where hospital = ? and centre = any(?) and month between ? and ?
                  and (?::text is null or fund = ?) and (?::text is null or project = ?) and version > 0
                group by 1, 2, 3, 4)
            """;
    /**
     * The same from the entries up to a posting, which were in that order: the sum of a cell's entries up to any of them is what the cell
     * was, because whoever writes one holds the cell until he has its number. A balance (STOCK) adds up too, by the deltas of its elections.
     */
    private static final String ADDED_ENTRIES = """
            with added as (
                select subject, case when ? then '*' else fund end fund, case when ? then '*' else project end project, month,
                       sum(delta) filter (where figure = 'ORIGINAL') original,
                       sum(delta) filter (where figure = 'ADJUSTMENT') adjustment,
                       sum(delta) filter (where figure = 'RESERVED') reserved,
                       sum(delta) filter (where figure = 'EXECUTED') executed, max(cell_version) version
                from entry
                where hospital = ? and centre = any(?) and month between ? and ?
                  and (?::text is null or fund = ?) and (?::text is null or project = ?)
                  and subject = any(?) and sequence <= ?
                group by 1, 2, 3, 4)
            """;

    private static final String ROLLED_UP = """
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
    List<Figure> cells(Question question, Collection<String> centres, Collection<String> subjects, Page.Request page) {
        Cursor cursor = Cursor.of(page);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(CELLS)) {
            query.setString(1, question.hospital());
            query.setArray(2, texts(connection, centres));
            query.setArray(3, texts(connection, subjects));
            query.setInt(4, question.window().firstNumber());
            query.setInt(5, question.window().lastNumber());
            bindFundAndProject(query, 6, question);
            query.setString(10, cursor.centre());
            cursor.bindBelowCentre(query, 11);
            query.setInt(15, page.limit() + 1);
            return figures(query);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read figures", e);
        }
    }

    /**
     * What is added up for one centre.
     *
     * @param upTo the last posting that counts; empty: all
     * @param within the centre, with everything in its subtree when it is rolled up
     * @param pairs each subject that is shown, with every one that is added to it
     */
    record Sum(
            Question question,
            Summed summed,
            OptionalLong upTo,
            String centre,
            SortedSet<String> within,
            List<SubjectTree.Pair> pairs) {}

    /** The figures of one centre, after the cursor. */
    List<Figure> added(Sum sum, Cursor cursor, int rows) {
        Question question = sum.question();
        String sql = (sum.upTo().isPresent() ? ADDED_ENTRIES : ADDED_CELLS) + ROLLED_UP;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            List<String> subjects =
                    sum.pairs().stream().map(SubjectTree.Pair::subject).toList();
            query.setBoolean(1, sum.summed().areFunds());
            query.setBoolean(2, sum.summed().areProjects());
            query.setString(3, question.hospital());
            query.setArray(4, texts(connection, sum.within()));
            query.setInt(5, question.window().firstNumber());
            query.setInt(6, question.window().lastNumber());
            bindFundAndProject(query, 7, question);
            int at = 11;
            if (sum.upTo().isPresent()) {
                query.setArray(at++, texts(connection, new TreeSet<>(subjects)));
                query.setLong(at++, sum.upTo().getAsLong());
            }
            query.setString(at, sum.centre());
            query.setArray(
                    at + 1,
                    texts(
                            connection,
                            sum.pairs().stream().map(SubjectTree.Pair::top).toList()));
            query.setArray(at + 2, texts(connection, subjects));
            (sum.centre().equals(cursor.centre()) ? cursor : Cursor.START).bindBelowCentre(query, at + 3);
            query.setInt(at + 7, rows);
            return figures(query);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read figures", e);
        }
    }

    private static void bindFundAndProject(PreparedStatement query, int first, Question question) throws SQLException {
        query.setString(first, question.fund().orElse(null));
        query.setString(first + 1, question.fund().orElse(null));
        query.setString(first + 2, question.project().orElse(null));
        query.setString(first + 3, question.project().orElse(null));
    }

    private static Array texts(Connection connection, Collection<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
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
