package dev.heng.budget.settlement;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Nature;
import dev.heng.budget.subject.Unit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What final accounts say: their lines, tie-outs and comments. */
@ApplicationScoped
public class AccountBook {
    private static final String LINE =
            "centre, subject, fund, project, category, nature, unit, original, adjustment, reserved, executed,"
                    + " carried_in, carried_out, lapsed, returned, red";
    private static final String KEY = " where hospital = ? and year = ? and version = ?";
    private static final int LINES_AT_ONCE = 500;

    private final DataSource dataSource;

    AccountBook(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What to list; a null member does not restrict.
     *
     * @param visible only lines of these centres
     * @param isRed only lines that need a comment
     */
    public record Filter(
            @Nullable String centre,
            @Nullable String subject,
            boolean isRed,
            @Nullable Set<String> visible) {
        public static final Filter ALL = new Filter(null, null, false, null);
    }

    /** @param comment null as long as nobody commented on the line */
    public record CommentedLine(
            AccountLine figures, @Nullable AccountComment comment) {}

    /**
     * In their order.
     *
     * @param after the line before the first wanted; null for the start
     */
    public List<CommentedLine> lines(FinalAccount account, Filter filter, @Nullable BudgetLine after, int rows) {
        String sql = "select " + LINE + """
                , c.comment, c.changed_by, c.changed_at
                from final_account_line l
                left join final_account_comment c using (hospital, year, version, centre, subject, fund, project)
                where hospital = ? and year = ? and version = ? and (centre, subject, fund, project) > (?, ?, ?, ?)
                  and centre = coalesce(?, centre) and subject = coalesce(?, subject) and (not ? or red is not null)
                  and (?::text[] is null or centre = any (?::text[]))
                order by centre, subject, fund, project limit ?
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            bind(query, account);
            query.setString(4, after == null ? "" : after.centre());
            query.setString(5, after == null ? "" : after.subject());
            query.setString(6, after == null ? "" : after.fund());
            query.setString(7, after == null ? "" : after.project());
            query.setString(8, filter.centre());
            query.setString(9, filter.subject());
            query.setBoolean(10, filter.isRed());
            var visible = filter.visible() == null
                    ? null
                    : connection.createArrayOf("text", filter.visible().toArray());
            query.setArray(11, visible);
            query.setArray(12, visible);
            query.setInt(13, rows);
            List<CommentedLine> lines = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    AccountLine line = line(row);
                    lines.add(new CommentedLine(
                            line, row.getString("comment") == null ? null : comment(line.line(), row)));
                }
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the lines of a final account", e);
        }
    }

    List<CommentedLine> all(FinalAccount account) {
        return lines(account, Filter.ALL, null, Integer.MAX_VALUE);
    }

    /** In the order of their names. */
    public List<TieOut> tieOuts(FinalAccount account) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select name, one, other from final_account_tie_out" + KEY)) {
            bind(query, account);
            List<TieOut> ties = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    ties.add(new TieOut(
                            TieOutName.valueOf(row.getString(1)), row.getBigDecimal(2), row.getBigDecimal(3)));
                }
            }
            ties.sort((one, other) -> one.name().compareTo(other.name()));
            return ties;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read tie-outs", e);
        }
    }

    /** Adds what a version says; its head is there. */
    void add(FinalAccount account, List<AccountLine> lines, List<TieOut> ties) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into final_account_line (hospital, year, version, " + LINE
                                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement insertTie = connection.prepareStatement(
                        "insert into final_account_tie_out (hospital, year, version, name, one, other) values (?, ?, ?, ?, ?, ?)")) {
            int waiting = 0;
            for (AccountLine line : lines) {
                bind(insert, account);
                bind(insert, line);
                insert.addBatch();
                waiting++;
                if (waiting == LINES_AT_ONCE) {
                    insert.executeBatch();
                    waiting = 0;
                }
            }
            insert.executeBatch();
            for (TieOut tie : ties) {
                bind(insertTie, account);
                insertTie.setString(4, tie.name().name());
                insertTie.setBigDecimal(5, tie.one());
                insertTie.setBigDecimal(6, tie.other());
                insertTie.addBatch();
            }
            insertTie.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write a final account", e);
        }
    }

    /** Takes over what was said about the same lines of an earlier version, as it was said then. */
    void takeOverComments(FinalAccount account, int earlier) {
        String sql = """
                insert into final_account_comment (hospital, year, version, centre, subject, fund, project, comment, changed_by, changed_at)
                select c.hospital, c.year, l.version, c.centre, c.subject, c.fund, c.project, c.comment, c.changed_by, c.changed_at
                from final_account_line l
                join final_account_comment c using (hospital, year, centre, subject, fund, project)
                where l.hospital = ? and l.year = ? and l.version = ? and c.version = ?
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            bind(insert, account);
            insert.setInt(4, earlier);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot take over comments", e);
        }
    }

    /** @return false when the version has no such line; then nothing is written */
    boolean comment(FinalAccount account, AccountComment comment) {
        String sql = """
                insert into final_account_comment (hospital, year, version, centre, subject, fund, project, comment, changed_by, changed_at)
                select hospital, year, version, centre, subject, fund, project, ?, ?, ?
                from final_account_line
                where hospital = ? and year = ? and version = ? and centre = ? and subject = ? and fund = ? and project = ?
                on conflict (hospital, year, version, centre, subject, fund, project)
                do update set comment = excluded.comment, changed_by = excluded.changed_by, changed_at = excluded.changed_at
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setString(1, comment.text());
            upsert.setString(2, comment.by());
            upsert.setObject(3, comment.at().atOffset(java.time.ZoneOffset.UTC));
            upsert.setString(4, account.hospital());
            upsert.setInt(5, account.year());
            upsert.setInt(6, account.version());
            upsert.setString(7, comment.line().centre());
            upsert.setString(8, comment.line().subject());
            upsert.setString(9, comment.line().fund());
            upsert.setString(10, comment.line().project());
            return upsert.executeUpdate() > 0;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write a comment", e);
        }
    }

    private static void bind(PreparedStatement statement, FinalAccount account) throws SQLException {
        statement.setString(1, account.hospital());
        statement.setInt(2, account.year());
        statement.setInt(3, account.version());
    }

    private static void bind(PreparedStatement insert, AccountLine line) throws SQLException {
        insert.setString(4, line.line().centre());
        insert.setString(5, line.line().subject());
        insert.setString(6, line.line().fund());
        insert.setString(7, line.line().project());
        insert.setString(8, line.category().name());
        insert.setString(9, line.nature().name());
        insert.setString(10, line.unit().name());
        insert.setBigDecimal(11, line.original());
        insert.setBigDecimal(12, line.adjustment());
        insert.setBigDecimal(13, line.reserved());
        insert.setBigDecimal(14, line.executed());
        insert.setBigDecimal(15, line.carriedIn());
        insert.setBigDecimal(16, line.carriedOut());
        insert.setBigDecimal(17, line.lapsed());
        insert.setBigDecimal(18, line.returned());
        RedLine red = line.red();
        insert.setString(19, red == null ? null : red.name());
    }

    private static AccountLine line(ResultSet row) throws SQLException {
        String red = row.getString("red");
        return new AccountLine(
                YearFigures.line(row),
                Category.valueOf(row.getString("category")),
                Nature.valueOf(row.getString("nature")),
                Unit.valueOf(row.getString("unit")),
                row.getBigDecimal("original"),
                row.getBigDecimal("adjustment"),
                row.getBigDecimal("reserved"),
                row.getBigDecimal("executed"),
                row.getBigDecimal("carried_in"),
                row.getBigDecimal("carried_out"),
                row.getBigDecimal("lapsed"),
                row.getBigDecimal("returned"),
                red == null ? null : RedLine.valueOf(red));
    }

    private static AccountComment comment(BudgetLine line, ResultSet row) throws SQLException {
        return new AccountComment(
                line,
                row.getString("comment"),
                row.getString("changed_by"),
                java.util.Objects.requireNonNull(FinalAccounts.instant(row, "changed_at")));
    }
}
