package dev.heng.budget.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Sums the money that centres may spend in a year (EXPENSE and CAPITAL), and what of it is spent. */
@ApplicationScoped
public class YearSpending {
    private static final String SQL = """
            select c.centre, sum(coalesce(c.original, 0) + coalesce(c.adjustment, 0)), sum(coalesce(c.executed, 0))
            from hospital h
            join subject s on s.chart = h.chart and s.nature = 'FLOW' and s.unit = 'MONEY' and s.category in ('EXPENSE', 'CAPITAL')
            join cell c on c.hospital = h.code and c.subject = s.code
            where h.code = ? and c.month between ? and ?
            group by c.centre order by c.centre
            """;

    private static final int LAST_MONTH = 12;

    private final DataSource dataSource;

    YearSpending(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** One centre itself, without what is below it. */
    public record OfCentre(String centre, BigDecimal planned, BigDecimal executed) {}

    /** Every centre that has figures in the year. */
    public List<OfCentre> of(String hospital, int year) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setString(1, hospital);
            query.setInt(2, CellKey.number(YearMonth.of(year, 1)));
            query.setInt(3, CellKey.number(YearMonth.of(year, LAST_MONTH)));
            List<OfCentre> centres = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    centres.add(new OfCentre(row.getString(1), row.getBigDecimal(2), row.getBigDecimal(3)));
                }
            }
            return centres;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot sum the spending of " + year, e);
        }
    }
}
