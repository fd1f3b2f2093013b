package dev.heng.budget.settlement;

import dev.heng.budget.ledger.Adjustments;
import dev.heng.budget.ledger.BudgetLine;
import dev.heng.budget.ledger.CellKey;
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

/** Tells what came after a final account, figure by figure; the account itself is given as it was filed. */
@ApplicationScoped
public class AccountDifferences {
    /** What is held because it is carried forward is no reservation of the account, so neither is its hold nor its end. */
    private static final String SQL = """
            with since as (
                select e.centre, e.subject, e.fund, e.project, e.figure, sum(e.delta) as delta, count(distinct e.sequence) as postings,
                       max(e.sequence) as sequence
                from entry e
                join hospital h on h.code = e.hospital
                join subject f on f.chart = h.chart and f.code = e.subject and f.nature = 'FLOW'
                where e.hospital = ? and e.month between ? and ? and e.sequence > ?
                  and (e.centre, e.subject, e.fund, e.project, e.figure) > (?, ?, ?, ?, ?)
                  and not (e.figure = 'RESERVED' and e.source = ? and starts_with(e.line_id, ?))
                group by e.centre, e.subject, e.fund, e.project, e.figure
                having sum(e.delta) <> 0
                order by e.centre, e.subject, e.fund, e.project, e.figure limit ?)
            select s.*, coalesce(case s.figure when 'ORIGINAL' then l.original when 'ADJUSTMENT' then l.adjustment
                       when 'RESERVED' then l.reserved else l.executed end, 0) as filed,
                   present.amount - case s.figure when 'RESERVED' then coalesce(held.amount, 0) else 0 end as present
            from since s
            left join final_account_line l on l.hospital = ? and l.year = ? and l.version = ?
                and (l.centre, l.subject, l.fund, l.project) = (s.centre, s.subject, s.fund, s.project)
            cross join lateral (
                select coalesce(sum(case s.figure when 'ORIGINAL' then c.original when 'ADJUSTMENT' then c.adjustment
                           when 'RESERVED' then c.reserved else c.executed end), 0) as amount
                from cell c
                where c.hospital = ? and (c.centre, c.subject, c.fund, c.project) = (s.centre, s.subject, s.fund, s.project)
                  and c.month between ? and ?) present
            left join lateral (
                select sum(r.amount - r.used - r.released) as amount
                from reservation_line r
                where r.hospital = ? and (r.centre, r.subject, r.fund, r.project) = (s.centre, s.subject, s.fund, s.project)
                  and r.source = ? and starts_with(r.reservation, ?) and r.state = 'OPEN') held on true
            order by s.centre, s.subject, s.fund, s.project, s.figure
            """;

    private final DataSource dataSource;

    AccountDifferences(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The place of a figure in the list. */
    public record Place(BudgetLine line, String figure) {
        public static final Place START = new Place(new BudgetLine("", "", "", ""), "");
    }

    /** In the order of line and figure; of figures that flow, not of balances (STOCK). */
    public List<AccountDifference> list(FinalAccount account, @Nullable Place after, int rows) {
        Place start = after == null ? Place.START : after;
        int first = CellKey.firstOf(account.year());
        int last = CellKey.lastOf(account.year());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setString(1, account.hospital());
            query.setInt(2, first);
            query.setInt(3, last);
            query.setLong(4, account.sequence());
            query.setString(5, start.line().centre());
            query.setString(6, start.line().subject());
            query.setString(7, start.line().fund());
            query.setString(8, start.line().project());
            query.setString(9, start.figure());
            query.setString(10, Adjustments.SOURCE);
            query.setString(11, CarryRun.holdsOf(account.year()));
            query.setInt(12, rows);
            query.setString(13, account.hospital());
            query.setInt(14, account.year());
            query.setInt(15, account.version());
            query.setString(16, account.hospital());
            query.setInt(17, first);
            query.setInt(18, last);
            query.setString(19, account.hospital());
            query.setString(20, Adjustments.SOURCE);
            query.setString(21, CarryRun.holdsOf(account.year()));
            List<AccountDifference> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(difference(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what came after a final account", e);
        }
    }

    private static AccountDifference difference(ResultSet row) throws SQLException {
        BigDecimal filed = row.getBigDecimal("filed");
        return new AccountDifference(
                YearFigures.line(row),
                row.getString("figure"),
                filed,
                row.getBigDecimal("delta"),
                row.getBigDecimal("present"),
                row.getInt("postings"),
                row.getLong("sequence"));
    }
}
