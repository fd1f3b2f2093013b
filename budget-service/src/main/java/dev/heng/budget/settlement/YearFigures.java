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
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads what a year has planned, set aside and spent of money to be spent, as if nothing of it was carried forward yet. */
@ApplicationScoped
class YearFigures {
    private static final String CELLS = """
            select c.centre, c.subject, c.fund, c.project, c.month % 100 as month,
                   coalesce(c.original, 0) + coalesce(c.adjustment, 0) as budget, coalesce(c.executed, 0) as executed,
                   coalesce(c.reserved, 0) - coalesce(h.amount, 0) as reserved
            from cell c
            join subject s on s.chart = ? and s.code = c.subject and s.nature = 'FLOW' and s.unit = 'MONEY'
                and s.category in ('EXPENSE', 'CAPITAL')
            left join (
                select centre, subject, fund, project, month, sum(amount - used - released) as amount
                from reservation_line
                where hospital = ? and source = ? and starts_with(reservation, ?) and state = 'OPEN'
                group by centre, subject, fund, project, month) h using (centre, subject, fund, project, month)
            where c.hospital = ? and c.month between ? and ?
            order by c.centre, c.subject, c.fund, c.project, c.month
            """;
    private static final String CARRIED_IN = """
            select l.centre, l.subject, l.fund, l.project, o.year, o.amount
            from carry_run r
            join carry_line l on l.hospital = r.hospital and l.year = r.year and l.run = r.run
            cross join lateral unnest(l.origin_year, l.origin_amount) o(year, amount)
            where r.hospital = ? and r.year = ? and r.state = 'IN_FORCE'
            """;

    private final DataSource dataSource;

    YearFigures(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Adds up the months of one line. */
    private static final class Sum {
        private BigDecimal budget = BigDecimal.ZERO;
        private BigDecimal executed = BigDecimal.ZERO;
        private BigDecimal reserved = BigDecimal.ZERO;
        private final List<BigDecimal> rooms =
                new ArrayList<>(Collections.nCopies(LineFigures.MONTHS, BigDecimal.ZERO));

        private void add(ResultSet row) throws SQLException {
            BigDecimal planned = row.getBigDecimal("budget");
            BigDecimal spent = row.getBigDecimal("executed");
            BigDecimal aside = row.getBigDecimal("reserved");
            budget = budget.add(planned);
            executed = executed.add(spent);
            reserved = reserved.add(aside);
            rooms.set(row.getInt("month") - 1, planned.subtract(spent).subtract(aside));
        }
    }

    /** The lines of a year with any figure, in their order. */
    List<LineFigures> of(String hospital, String chart, int year) {
        try (Connection connection = dataSource.getConnection()) {
            Map<BudgetLine, List<CarriedPart>> carriedIn = carriedIn(connection, hospital, year - 1);
            List<LineFigures> lines = new ArrayList<>();
            try (PreparedStatement query = connection.prepareStatement(CELLS)) {
                query.setString(1, chart);
                query.setString(2, hospital);
                query.setString(3, Adjustments.SOURCE);
                query.setString(4, CarryRun.holdsOf(year));
                query.setString(5, hospital);
                query.setInt(6, CellKey.firstOf(year));
                query.setInt(7, CellKey.lastOf(year));
                try (ResultSet row = query.executeQuery()) {
                    @Nullable BudgetLine present = null;
                    Sum sum = new Sum();
                    while (row.next()) {
                        BudgetLine line = line(row);
                        if (present != null && !present.equals(line)) {
                            lines.add(figures(present, sum, carriedIn));
                            sum = new Sum();
                        }
                        present = line;
                        sum.add(row);
                    }
                    if (present != null) {
                        lines.add(figures(present, sum, carriedIn));
                    }
                }
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the figures of a year", e);
        }
    }

    private static LineFigures figures(BudgetLine line, Sum sum, Map<BudgetLine, List<CarriedPart>> carriedIn) {
        return new LineFigures(
                line,
                sum.budget,
                sum.executed,
                sum.reserved,
                List.copyOf(sum.rooms),
                carriedIn.getOrDefault(line, List.of()));
    }

    private static Map<BudgetLine, List<CarriedPart>> carriedIn(Connection connection, String hospital, int year)
            throws SQLException {
        Map<BudgetLine, List<CarriedPart>> parts = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(CARRIED_IN)) {
            query.setString(1, hospital);
            query.setInt(2, year);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    parts.computeIfAbsent(line(row), none -> new ArrayList<>())
                            .add(new CarriedPart(row.getInt("year"), row.getBigDecimal("amount")));
                }
            }
        }
        return parts;
    }

    static BudgetLine line(ResultSet row) throws SQLException {
        return new BudgetLine(
                row.getString("centre"), row.getString("subject"), row.getString("fund"), row.getString("project"));
    }
}
