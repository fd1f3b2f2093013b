package dev.heng.budget.settlement;

import dev.heng.budget.ledger.Adjustments;
import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.subject.Category;
import dev.heng.budget.subject.Nature;
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

/** Reads what a final account is made of, each figure from where it comes from; the caller holds the hospital's exclusive lock. */
@ApplicationScoped
class AccountFigures {
    /**
     * Until the transaction ends. What is joined here comes out of other statements' sums, of which the planner expects a row or two: it would
     * compare each of some ten thousand with each.
     */
    private static final String BY_HASH = "select set_config('enable_nestloop', 'off', true)";

    private static final String LINES = """
            with line as (
                select c.centre, c.subject, c.fund, c.project, s.category, s.nature, s.unit,
                       case s.nature when 'FLOW' then sum(c.original)
                           else (array_agg(c.original order by c.month desc) filter (where c.original is not null))[1] end as original,
                       case s.nature when 'FLOW' then sum(c.adjustment)
                           else (array_agg(c.adjustment order by c.month desc) filter (where c.adjustment is not null))[1] end as adjustment,
                       coalesce(sum(c.reserved), 0) as reserved,
                       case s.nature when 'FLOW' then sum(c.executed)
                           else (array_agg(c.executed order by c.month desc) filter (where c.executed is not null))[1] end as executed
                from cell c
                join subject s on s.chart = ? and s.code = c.subject
                where c.hospital = ? and c.month between ? and ? and c.version > 0
                group by c.centre, c.subject, c.fund, c.project, s.category, s.nature, s.unit),
            held as (
                select centre, subject, fund, project, sum(amount - used - released) as amount
                from reservation_line
                where hospital = ? and source = ? and starts_with(reservation, ?) and state = 'OPEN'
                group by centre, subject, fund, project),
            carried as (
                select l.year, l.centre, l.subject, l.fund, l.project, l.carried + l.reservations_carried as out, l.lapsed, l.returned
                from carry_run r
                join carry_line l on l.hospital = r.hospital and l.year = r.year and l.run = r.run
                where r.hospital = ? and r.state = 'IN_FORCE')
            select l.*, l.reserved - coalesce(h.amount, 0) as set_aside, coalesce(i.out, 0) as carried_in, coalesce(o.out, 0) as carried_out,
                   coalesce(o.lapsed, 0) as lapsed, coalesce(o.returned, 0) as returned
            from line l
            left join held h using (centre, subject, fund, project)
            left join carried i on i.year = ? - 1
                and (i.centre, i.subject, i.fund, i.project) = (l.centre, l.subject, l.fund, l.project)
            left join carried o on o.year = ?
                and (o.centre, o.subject, o.fund, o.project) = (l.centre, l.subject, l.fund, l.project)
            order by l.centre, l.subject, l.fund, l.project
            """;

    private static final String SOURCES = """
            with flow as (
                select code, category from subject where chart = ? and nature = 'FLOW' and unit = 'MONEY'),
            kept as (
                select * from cell where hospital = ? and month between ? and ? and version > 0),
            booked as (
                select e.centre, e.subject, e.fund, e.project, e.month,
                       sum(e.delta) filter (where e.figure = 'ORIGINAL') as original,
                       sum(e.delta) filter (where e.figure = 'ADJUSTMENT') as adjustment,
                       sum(e.delta) filter (where e.figure = 'RESERVED') as reserved,
                       sum(e.delta) filter (where e.figure = 'EXECUTED') as executed,
                       sum(e.delta) filter (where e.figure = 'EXECUTED' and p.sequence is not null) as posted
                from entry e
                left join posting p on p.hospital = e.hospital and p.sequence = e.sequence
                where e.hospital = ? and e.month between ? and ?
                group by e.centre, e.subject, e.fund, e.project, e.month)
            select (select coalesce(sum(coalesce(b.original, 0) + coalesce(b.adjustment, 0)), 0) from booked b join flow on code = b.subject) as budget,
                   (select coalesce(sum(b.posted), 0) from booked b join flow on code = b.subject) as posted,
                   (select count(*) from kept) as cells,
                   (select count(*) from kept k join booked b using (centre, subject, fund, project, month)
                    where (k.original, k.adjustment, k.reserved, k.executed) is not distinct from
                          (b.original, b.adjustment, b.reserved, b.executed)) as tied,
                   (select coalesce(sum(l.amount - l.used - l.released), 0)
                    from reservation_line l join flow on code = l.subject
                    where l.hospital = ? and l.state = 'OPEN' and l.month between ? and ?
                      and not (l.source = ? and starts_with(l.reservation, ?))) as open,
                   (select coalesce(sum(case category when 'INCOME' then k.executed else -k.executed end), 0)
                    from kept k join flow on code = k.subject where category in ('INCOME', 'EXPENSE')) as surplus
            """;
    private static final String ADDED = """
            select coalesce(sum(delta), 0) from entry
            where hospital = ? and month between ? and ? and figure = 'ADJUSTMENT' and source = ? and starts_with(line_id, ?)
            """;

    private final DataSource dataSource;

    AccountFigures(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Sums that do not come from the lines.
     *
     * @param budget what the entries of plans and adjustments add up to
     * @param posted what the entries of postings add up to
     * @param tied how many cells are the sum of their entries
     * @param open what is open of reservations
     * @param surplus income less expense of all cells
     */
    record Sources(
            BigDecimal budget,
            BigDecimal posted,
            BigDecimal cells,
            BigDecimal tied,
            BigDecimal open,
            BigDecimal surplus) {}

    /** In their order, none judged. */
    List<AccountLine> lines(String hospital, String chart, int year) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement hashing = connection.prepareStatement(BY_HASH);
                PreparedStatement query = connection.prepareStatement(LINES)) {
            hashing.execute();
            query.setString(1, chart);
            query.setString(2, hospital);
            query.setInt(3, CellKey.firstOf(year));
            query.setInt(4, CellKey.lastOf(year));
            query.setString(5, hospital);
            query.setString(6, Adjustments.SOURCE);
            query.setString(7, CarryRun.holdsOf(year));
            query.setString(8, hospital);
            query.setInt(9, year);
            query.setInt(10, year);
            List<AccountLine> lines = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    lines.add(new AccountLine(
                            YearFigures.line(row),
                            Category.valueOf(row.getString("category")),
                            Nature.valueOf(row.getString("nature")),
                            Unit.valueOf(row.getString("unit")),
                            row.getBigDecimal("original"),
                            row.getBigDecimal("adjustment"),
                            row.getBigDecimal("set_aside"),
                            row.getBigDecimal("executed"),
                            row.getBigDecimal("carried_in"),
                            row.getBigDecimal("carried_out"),
                            row.getBigDecimal("lapsed"),
                            row.getBigDecimal("returned"),
                            null));
                }
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the lines of a final account", e);
        }
    }

    Sources sources(String hospital, String chart, int year) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement hashing = connection.prepareStatement(BY_HASH);
                PreparedStatement query = connection.prepareStatement(SOURCES)) {
            hashing.execute();
            query.setString(1, chart);
            int at = 2;
            for (int part = 0; part < 3; part++) {
                query.setString(at++, hospital);
                query.setInt(at++, CellKey.firstOf(year));
                query.setInt(at++, CellKey.lastOf(year));
            }
            query.setString(at++, Adjustments.SOURCE);
            query.setString(at, CarryRun.holdsOf(year));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Sources(
                        row.getBigDecimal("budget"),
                        row.getBigDecimal("posted"),
                        row.getBigDecimal("cells"),
                        row.getBigDecimal("tied"),
                        row.getBigDecimal("open"),
                        row.getBigDecimal("surplus"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what a final account is compared with", e);
        }
    }

    /** What a run added to the next year, by its entries; 0 without a run. */
    BigDecimal added(String hospital, @Nullable CarryRun run) {
        if (run == null) {
            return BigDecimal.ZERO;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(ADDED)) {
            query.setString(1, hospital);
            query.setInt(2, CellKey.firstOf(run.year() + 1));
            query.setInt(3, CellKey.lastOf(run.year() + 1));
            query.setString(4, Adjustments.SOURCE);
            query.setString(5, run.transfersBegin());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBigDecimal(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what was added to the next year", e);
        }
    }

    /** The Ledger-Sequence of the newest posting of the hospital. */
    long sequence(String hospital) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(
                        "select coalesce(max(sequence), 0) from posting where hospital = ?")) {
            query.setString(1, hospital);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the newest posting", e);
        }
    }
}
