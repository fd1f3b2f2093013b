package dev.heng.budget.review;

import dev.heng.budget.ledger.BudgetLine;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The control figures of hospitals. */
@ApplicationScoped
public class ControlFigures {
    private static final String LOCK = """
            select f.version from control_figure f
            join unnest(?::text[], ?::text[], ?::text[], ?::text[]) k(centre, subject, fund, project)
              on f.centre = k.centre and f.subject = k.subject and f.fund = k.fund and f.project = k.project
            where f.hospital = ? and f.year = ?
            order by f.centre, f.subject, f.fund, f.project
            for update of f
            """;

    /** A figure that somebody else has made meanwhile is not written, and not in the answer. */
    private static final String WRITE = """
            with asked as (select ?::text as hospital, ?::integer as year, ?::text as actor, ?::timestamptz as now),
            given as (
                select g.*, coalesce((
                           select max(c.version) from control_figure_change c
                           where c.hospital = a.hospital and c.year = a.year and c.centre = g.centre and c.subject = g.subject
                             and c.fund = g.fund and c.project = g.project), 0) + 1 as version
                from asked a cross join unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::numeric[], ?::text[], ?::text[],
                                             ?::bigint[])
                    g(centre, subject, fund, project, proposed, amount, reason, owner, before)),
            made as (
                insert into control_figure (hospital, year, centre, subject, fund, project, proposed, amount, reason, owner, is_untouched,
                                            decided_by, decided_at, version)
                select a.hospital, a.year, g.centre, g.subject, g.fund, g.project, g.proposed, g.amount, g.reason, g.owner, false,
                       a.actor, a.now, g.version
                from asked a cross join given g where g.before is null order by g.centre, g.subject, g.fund, g.project
                on conflict do nothing
                returning *),
            changed as (
                update control_figure f
                set proposed = g.proposed, amount = g.amount, reason = g.reason, owner = g.owner, is_untouched = false,
                    decided_by = a.actor, decided_at = a.now, version = g.version
                from asked a cross join given g
                where f.hospital = a.hospital and f.year = a.year and f.centre = g.centre and f.subject = g.subject and f.fund = g.fund
                  and f.project = g.project and f.version = g.before
                returning f.*),
            done as (select * from made union all select * from changed),
            told as (
                insert into control_figure_change (hospital, year, centre, subject, fund, project, version, proposed, amount, reason, owner,
                                                   is_untouched, decided_by, decided_at)
                select hospital, year, centre, subject, fund, project, version, proposed, amount, reason, owner, is_untouched, decided_by,
                       decided_at
                from done)
            select centre, subject, fund, project from done
            """;

    private static final String TAKE_PROPOSED = ReviewSql.LINES + """
            , made as (
                insert into control_figure (hospital, year, centre, subject, fund, project, proposed, amount, owner, is_untouched, decided_by,
                                            decided_at, version)
                select l.hospital, l.year, l.centre, l.subject, l.fund, l.project, l.proposed, l.proposed, l.owner, true, ?, ?,
                       coalesce((
                           select max(c.version) from control_figure_change c
                           where c.hospital = l.hospital and c.year = l.year and c.centre = l.centre and c.subject = l.subject
                             and c.fund = l.fund and c.project = l.project), 0) + 1
                from line l where l.state = 'OPEN'
                returning *)
            insert into control_figure_change (hospital, year, centre, subject, fund, project, version, proposed, amount, reason, owner,
                                               is_untouched, decided_by, decided_at)
            select hospital, year, centre, subject, fund, project, version, proposed, amount, reason, owner, is_untouched, decided_by, decided_at
            from made
            """;

    private static final String DROP_GONE = """
            delete from control_figure f
            where f.hospital = ? and f.year = ?
              and not exists (
                  select from proposal_round_line l
                  where l.hospital = f.hospital and l.year = f.year and l.centre = f.centre and l.round = 1
                    and l.submission = (
                        select max(r.submission) from proposal_round r
                        where r.hospital = f.hospital and r.year = f.year and r.centre = f.centre and r.round = 1)
                    and l.subject = f.subject and l.fund = f.fund and l.project = f.project)
            """;

    private final DataSource dataSource;

    ControlFigures(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What each line may have in a year by its control figure, untouched ones included. */
    public Map<BudgetLine, BigDecimal> amounts(String hospital, int year) {
        String sql =
                "select centre, subject, fund, project, amount from control_figure where hospital = ? and year = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            query.setInt(2, year);
            Map<BudgetLine, BigDecimal> found = new TreeMap<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.put(
                            new BudgetLine(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
                            row.getBigDecimal(5));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read control figures", e);
        }
    }

    /** Sets the four parts of each key from the given parameter on. */
    static void bindKeys(Connection connection, PreparedStatement call, int first, Collection<BudgetLine> keys)
            throws SQLException {
        call.setArray(first, texts(connection, keys, BudgetLine::centre));
        call.setArray(first + 1, texts(connection, keys, BudgetLine::subject));
        call.setArray(first + 2, texts(connection, keys, BudgetLine::fund));
        call.setArray(first + 3, texts(connection, keys, BudgetLine::project));
    }

    private static <T> Array texts(Connection connection, Collection<T> things, Function<T, @Nullable String> part)
            throws SQLException {
        return connection.createArrayOf("text", things.stream().map(part).toArray(String[]::new));
    }

    /** Locks the figures that are there until the caller's transaction ends, in the order of their keys. */
    void lock(String hospital, int year, Collection<BudgetLine> keys) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(LOCK)) {
            bindKeys(connection, query, 1, keys);
            query.setString(5, hospital);
            query.setInt(6, year);
            query.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock control figures", e);
        }
    }

    /**
     * Writes figures and that they were decided; the caller holds the locks of those that are there.
     *
     * @return the lines whose figures were written: a new one is not when somebody else made it at the same time
     */
    List<BudgetLine> write(
            String hospital,
            int year,
            List<FigureDraft> drafts,
            Map<BudgetLine, ProposedLine> lines,
            String actor,
            Instant now) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        List<ProposedLine> proposed = drafts.stream()
                .map(draft -> Objects.requireNonNull(lines.get(draft.line())))
                .toList();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setString(1, hospital);
            write.setInt(2, year);
            write.setString(3, actor);
            write.setObject(4, now.atOffset(ZoneOffset.UTC));
            bindKeys(
                    connection, write, 5, drafts.stream().map(FigureDraft::line).toList());
            write.setArray(9, amounts(connection, proposed, ProposedLine::proposed));
            write.setArray(10, amounts(connection, drafts, FigureDraft::amount));
            write.setArray(11, texts(connection, drafts, FigureDraft::reason));
            write.setArray(12, texts(connection, proposed, ProposedLine::owner));
            write.setArray(
                    13,
                    connection.createArrayOf(
                            "bigint", drafts.stream().map(FigureDraft::version).toArray()));
            List<BudgetLine> written = new ArrayList<>();
            try (ResultSet row = write.executeQuery()) {
                while (row.next()) {
                    written.add(new BudgetLine(row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
                }
            }
            return written;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write control figures", e);
        }
    }

    private static <T> Array amounts(Connection connection, List<T> things, Function<T, BigDecimal> amount)
            throws SQLException {
        return connection.createArrayOf("numeric", things.stream().map(amount).toArray());
    }

    /** Gives each line without a figure what was proposed, and takes the figures of lines away that are proposed no more. */
    void takeProposed(String hospital, int year, String actor, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement drop = connection.prepareStatement(DROP_GONE);
                PreparedStatement take = connection.prepareStatement(TAKE_PROPOSED)) {
            drop.setString(1, hospital);
            drop.setInt(2, year);
            drop.executeUpdate();
            take.setString(1, hospital);
            take.setInt(2, year);
            take.setString(3, actor);
            take.setObject(4, now.atOffset(ZoneOffset.UTC));
            take.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write control figures", e);
        }
    }

    /** Takes the figures away that nobody decided. */
    void dropUntouched(String hospital, int year) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement drop = connection.prepareStatement(
                        "delete from control_figure where hospital = ? and year = ? and is_untouched")) {
            drop.setString(1, hospital);
            drop.setInt(2, year);
            drop.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot take control figures away", e);
        }
    }
}
