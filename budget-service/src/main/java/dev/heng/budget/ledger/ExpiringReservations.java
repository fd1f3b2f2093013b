package dev.heng.budget.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Reads the open reservations whose last day is near. */
@ApplicationScoped
public class ExpiringReservations {
    private static final String SQL = """
            select r.source, r.id, r.expires_on, l.centre, sum(l.amount), sum(l.used + l.released)
            from reservation r
            join reservation_line l on l.hospital = r.hospital and l.source = r.source and l.reservation = r.id
            where r.hospital = ? and r.state = 'OPEN' and r.expires_on <= ?
            group by r.source, r.id, r.expires_on, l.centre
            having bool_or(l.state = 'OPEN')
            order by r.expires_on, r.source, r.id, l.centre
            """;

    private final DataSource dataSource;

    ExpiringReservations(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What a reservation holds for one centre.
     *
     * @param expiresOn its last day
     * @param amount what was reserved in the lines of the centre
     * @param gone what of it was used or given back
     */
    public record Expiring(
            ReservationId reservation, String centre, LocalDate expiresOn, BigDecimal amount, BigDecimal gone) {}

    /** Those whose last day is not after the day; one that is overdue is among them until it has expired. */
    public List<Expiring> until(String hospital, LocalDate day) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setString(1, hospital);
            query.setObject(2, day);
            List<Expiring> expiring = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    expiring.add(new Expiring(
                            new ReservationId(row.getString(1), row.getString(2)),
                            row.getString(4),
                            row.getObject(3, LocalDate.class),
                            row.getBigDecimal(5),
                            row.getBigDecimal(6)));
                }
            }
            return expiring;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read what expires", e);
        }
    }
}
