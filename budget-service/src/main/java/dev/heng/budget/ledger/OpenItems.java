package dev.heng.budget.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import javax.sql.DataSource;

/** Reads what is not finished of a month. */
@ApplicationScoped
public class OpenItems {
    private static final String SQL = """
            select (select count(*) from suspense where hospital = ? and state = 'OPEN' and date between ? and ?) as suspended,
                   count(*) as reserved_lines, coalesce(sum(amount - used - released), 0) as reserved
            from reservation_line
            where hospital = ? and state = 'OPEN' and month = ? and not (source = ? and starts_with(reservation, ?))
            """;

    private final DataSource dataSource;

    OpenItems(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What is not finished.
     *
     * @param suspendedLines lines in suspense whose date is in the month
     * @param reservationLines open lines of reservations in the month; what is held because it was carried forward is finished
     * @param reserved what is open of them
     */
    public record OfMonth(long suspendedLines, long reservationLines, BigDecimal reserved) {}

    public OfMonth of(String hospital, YearMonth month) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setString(1, hospital);
            query.setObject(2, month.atDay(1));
            query.setObject(3, month.atEndOfMonth());
            query.setString(4, hospital);
            query.setInt(5, CellKey.number(month));
            query.setString(6, Adjustments.SOURCE);
            query.setString(7, Adjustments.CARRIED);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new OfMonth(row.getLong(1), row.getLong(2), row.getBigDecimal(3));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what is open of a month", e);
        }
    }
}
