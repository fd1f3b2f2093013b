package dev.heng.budget.analysis;

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

/**
 * Proves that every cell is the sum of its entries, every limit the sum of its cells, the roll-up of sources what was recorded, and that a cell
 * has reserved what is open of its reservations. Works through a hospital in short statements of a few (centre, subject) each: one statement sees cells and entries of the same moment, no snapshot is held, and memory stays small however many entries there are.
 */
@ApplicationScoped
public class CheckIntegrity {
    private static final int PAIRS_A_STEP = 20;
    private static final int DIFFERENCES_MAX = 1_000;
    /** What is open of reservations, beside the reserved figure of their cell. */
    private static final String OPEN_RESERVATIONS = "OPEN_RESERVATIONS";

    private static final String STEP_END = """
            select centre, subject from (
                select distinct centre, subject from cell where hospital = ? and (centre, subject) > (?, ?)
                order by centre, subject limit ?) step
            order by centre desc, subject desc limit 1
            """;
    private static final String COMPARE = """
            with kept as (
                select * from cell
                where hospital = ? and (centre, subject) > (?, ?) and (? or (centre, subject) <= (?, ?)) and version > 0),
            added as (
                select centre, subject, fund, project, month, count(*) entries,
                       sum(delta) filter (where figure = 'ORIGINAL') original,
                       sum(delta) filter (where figure = 'ADJUSTMENT') adjustment,
                       sum(delta) filter (where figure = 'RESERVED') reserved,
                       sum(delta) filter (where figure = 'EXECUTED') executed,
                       (array_agg(balance order by effective_date desc, sequence desc, n desc)
                            filter (where balance is not null))[1] newest_balance
                from entry
                where hospital = ? and (centre, subject) > (?, ?) and (? or (centre, subject) <= (?, ?))
                group by centre, subject, fund, project, month),
            held as (
                select centre, subject, fund, project, month, sum(amount - used - released) open_reservations
                from reservation_line
                where hospital = ? and (centre, subject) > (?, ?) and (? or (centre, subject) <= (?, ?)) and state = 'OPEN'
                group by centre, subject, fund, project, month)
            select centre, subject, fund, project, month, k.version is not null has_cell, coalesce(a.entries, 0) entries,
                   k.original cell_original, k.adjustment cell_adjustment, k.reserved cell_reserved, k.executed cell_executed,
                   a.original sum_original, a.adjustment sum_adjustment, a.reserved sum_reserved, a.executed sum_executed,
                   a.newest_balance, coalesce(k.reserved, 0) cell_held, coalesce(h.open_reservations, 0) sum_held
            from kept k
            full join added a using (centre, subject, fund, project, month)
            full join held h using (centre, subject, fund, project, month)
            order by centre, subject, fund, project, month
            """;

    /** One statement, so that limits and cells are of one moment; a limit whose rule is gone would show here too. */
    private static final String LIMITS = """
            select s.rule, s.scope, s.year, m.month, s.planned[m.month] kept_planned, s.reserved[m.month] kept_reserved,
                   s.executed[m.month] kept_executed, sums.planned[m.month] sum_planned, sums.reserved[m.month] sum_reserved,
                   sums.executed[m.month] sum_executed
            from spending_limit s
            join ledger_sum_limits(?) sums on sums.id = s.id
            cross join generate_series(1, 12) m(month)
            where s.hospital = ?
              and (s.planned[m.month], s.reserved[m.month], s.executed[m.month])
                  is distinct from (sums.planned[m.month], sums.reserved[m.month], sums.executed[m.month])
            order by s.rule, s.scope, s.year, m.month limit ?
            """;

    private final DataSource dataSource;
    private final CheckSeals seals;
    private final CheckSources sources;

    CheckIntegrity(DataSource dataSource, CheckSeals seals, CheckSources sources) {
        this.dataSource = dataSource;
        this.seals = seals;
        this.sources = sources;
    }

    private record Place(String centre, String subject) {}

    /** Counts and compares while the steps go on. */
    private static final class Tally {
        private long cells;
        private long entries;
        private final List<IntegrityReport.Difference> differences = new ArrayList<>();
    }

    /** Re-adds all entries of a hospital; postings go on meanwhile. */
    public IntegrityReport check(String hospital) {
        Tally tally = new Tally();
        Place after = new Place("", "");
        try {
            while (after != null) {
                after = step(hospital, after, tally);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot check the integrity", e);
        }
        return new IntegrityReport(
                tally.cells,
                tally.entries,
                List.copyOf(tally.differences),
                limits(hospital),
                sources.check(hospital),
                seals.check(hospital));
    }

    private List<IntegrityReport.LimitDifference> limits(String hospital) {
        List<IntegrityReport.LimitDifference> differences = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(LIMITS)) {
            query.setString(1, hospital);
            query.setString(2, hospital);
            query.setInt(3, DIFFERENCES_MAX);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    for (String figure : List.of("planned", "reserved", "executed")) {
                        BigDecimal kept = row.getBigDecimal("kept_" + figure);
                        BigDecimal sum = row.getBigDecimal("sum_" + figure);
                        if (!isSame(kept, sum)) {
                            differences.add(new IntegrityReport.LimitDifference(
                                    row.getString("rule"),
                                    row.getString("scope"),
                                    row.getInt("year"),
                                    row.getInt("month"),
                                    figure.toUpperCase(java.util.Locale.ROOT),
                                    kept,
                                    sum));
                        }
                    }
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot check the limits", e);
        }
        return differences;
    }

    /** One step on a connection of its own; answers where it ended, null after the last. */
    private @Nullable Place step(String hospital, Place after, Tally tally) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Place end = stepEnd(connection, hospital, after);
            try (PreparedStatement query = connection.prepareStatement(COMPARE)) {
                for (int at : new int[] {1, 7, 13}) {
                    query.setString(at, hospital);
                    query.setString(at + 1, after.centre());
                    query.setString(at + 2, after.subject());
                    query.setBoolean(at + 3, end == null);
                    query.setString(at + 4, end == null ? "" : end.centre());
                    query.setString(at + 5, end == null ? "" : end.subject());
                }
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        compare(row, tally);
                    }
                }
            }
            return end;
        }
    }

    private static @Nullable Place stepEnd(Connection connection, String hospital, Place after) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(STEP_END)) {
            query.setString(1, hospital);
            query.setString(2, after.centre());
            query.setString(3, after.subject());
            query.setInt(4, PAIRS_A_STEP);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? new Place(row.getString(1), row.getString(2)) : null;
            }
        }
    }

    private static void compare(ResultSet row, Tally tally) throws SQLException {
        tally.cells += row.getBoolean("has_cell") ? 1 : 0;
        tally.entries += row.getLong("entries");
        for (FigureKind kind : FigureKind.values()) {
            String column = kind.name().toLowerCase(java.util.Locale.ROOT);
            compare(row, kind.name(), row.getBigDecimal("cell_" + column), row.getBigDecimal("sum_" + column), tally);
        }
        compare(row, OPEN_RESERVATIONS, row.getBigDecimal("cell_held"), row.getBigDecimal("sum_held"), tally);
        BigDecimal newest = row.getBigDecimal("newest_balance");
        if (newest != null) {
            compare(row, FigureKind.EXECUTED.name(), row.getBigDecimal("cell_executed"), newest, tally);
        }
    }

    private static void compare(
            ResultSet row, String figure, @Nullable BigDecimal cell, @Nullable BigDecimal sum, Tally tally)
            throws SQLException {
        if (!isSame(cell, sum) && tally.differences.size() < DIFFERENCES_MAX) {
            tally.differences.add(new IntegrityReport.Difference(
                    row.getString("centre"),
                    row.getString("subject"),
                    row.getString("fund"),
                    row.getString("project"),
                    Window.month(row.getInt("month")).toString(),
                    figure,
                    cell,
                    sum));
        }
    }

    /** A missing figure is the same as another missing one only. */
    private static boolean isSame(@Nullable BigDecimal cell, @Nullable BigDecimal sum) {
        if (cell == null || sum == null) {
            return cell == null && sum == null;
        }
        return cell.compareTo(sum) == 0;
    }
}
