package dev.heng.budget.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/** What was executed of subjects, month by month, all funds and projects together. */
@ApplicationScoped
public class ExecutedMonths {
    private static final String OF_CENTRE = """
            select subject, month, sum(executed)
            from cell
            where hospital = ? and centre = ? and subject = any(?) and month between ? and ? and executed is not null
            group by subject, month order by subject, month
            """;
    /** Centre by centre, because the key of a cell has the centre before the subject. */
    private static final String OF_HOSPITAL = """
            select c.subject, c.month, sum(c.executed)
            from centre m
            cross join lateral (
                select subject, month, executed from cell
                where hospital = m.hospital and centre = m.code and subject = any(?) and month between ? and ?
                  and executed is not null) c
            where m.hospital = ?
            group by c.subject, c.month order by c.subject, c.month
            """;

    private static final int LAST_MONTH = 12;

    private final DataSource dataSource;

    ExecutedMonths(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A month that has executed figures. */
    public record Executed(String subject, YearMonth month, BigDecimal amount) {}

    /** Of one centre, without what is below it. */
    public List<Executed> ofCentre(
            String hospital, String centre, Collection<String> subjects, int firstYear, int lastYear) {
        return read(OF_CENTRE, subjects, query -> {
            query.setString(1, hospital);
            query.setString(2, centre);
            query.setArray(3, query.getConnection().createArrayOf("text", subjects.toArray()));
            bindYears(query, 4, firstYear, lastYear);
        });
    }

    /** Of all centres of a hospital together. */
    public List<Executed> ofHospital(String hospital, Collection<String> subjects, int firstYear, int lastYear) {
        return read(OF_HOSPITAL, subjects, query -> {
            query.setArray(1, query.getConnection().createArrayOf("text", subjects.toArray()));
            bindYears(query, 2, firstYear, lastYear);
            query.setString(4, hospital);
        });
    }

    @FunctionalInterface
    private interface Values {
        void bind(PreparedStatement query) throws SQLException;
    }

    private static void bindYears(PreparedStatement query, int first, int firstYear, int lastYear) throws SQLException {
        query.setInt(first, CellKey.number(YearMonth.of(firstYear, 1)));
        query.setInt(first + 1, CellKey.number(YearMonth.of(lastYear, LAST_MONTH)));
    }

    private List<Executed> read(String sql, Collection<String> subjects, Values values) {
        List<Executed> months = new ArrayList<>();
        if (subjects.isEmpty()) {
            return months;
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            values.bind(query);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    months.add(new Executed(row.getString(1), CellKey.month(row.getInt(2)), row.getBigDecimal(3)));
                }
            }
            return months;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what was executed", e);
        }
    }
}
