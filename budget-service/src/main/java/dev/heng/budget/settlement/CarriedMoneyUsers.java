package dev.heng.budget.settlement;

import dev.heng.budget.ledger.CellKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Tells who uses the budget of a cell, in a sentence. */
@ApplicationScoped
class CarriedMoneyUsers {
    private static final String SQL = """
            select coalesce((
                       select executed from cell
                       where hospital = ? and centre = ? and subject = ? and fund = ? and project = ? and month = ?), 0) as executed,
                   (select string_agg(held.source || '/' || held.reservation || ' ' || trim_scale(held.open), ', ')
                    from (
                        select source, reservation, sum(amount - used - released) as open
                        from reservation_line
                        where hospital = ? and centre = ? and subject = ? and fund = ? and project = ? and month = ? and state = 'OPEN'
                        group by source, reservation order by 3 desc, 1, 2 limit 3) held) as holders
            """;

    private final DataSource dataSource;

    CarriedMoneyUsers(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    String of(String hospital, CellKey cell) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(SQL)) {
            for (int first : new int[] {1, 7}) {
                query.setString(first, hospital);
                query.setString(first + 1, cell.centre());
                query.setString(first + 2, cell.subject());
                query.setString(first + 3, cell.fund());
                query.setString(first + 4, cell.project());
                query.setInt(first + 5, CellKey.number(cell.month()));
            }
            try (ResultSet row = query.executeQuery()) {
                row.next();
                String holders = row.getString("holders");
                return "spent " + CanonicalText.of(row.getBigDecimal("executed"))
                        + (holders == null ? "" : ", set aside by " + holders);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read who uses a budget", e);
        }
    }
}
