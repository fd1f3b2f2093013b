package dev.heng.budget.analysis;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Compares the seals of days with the chain of seals. A chain that somebody made anew from some posting on proves itself; it no longer meets
 * what was written down when the day of that posting was over, nor any day after it.
 */
@ApplicationScoped
class CheckDaySeals {
    static final String BROKEN = "DAY_SEAL_BROKEN";
    private static final int FLAWS_MAX = 1_000;
    private static final String DAYS = "select count(*) from day_seal where hospital = ?";
    private static final String FLAWS = """
            select d.date, d.sequence
            from (
                select date, sequence, digest, postings, lag(date) over by_date as day_before,
                       lag(sequence, 1, 0::bigint) over by_date as sequence_before
                from day_seal where hospital = ?
                window by_date as (order by date)) d
            left join seal s on s.hospital = ? and s.sequence = d.sequence
            where s.digest is distinct from d.digest or d.day_before <> d.date - 1
               or d.postings <> (
                   select count(*) from seal c where c.hospital = ? and c.sequence > d.sequence_before and c.sequence <= d.sequence)
            order by d.date limit ?
            """;

    private final DataSource dataSource;

    CheckDaySeals(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** How many days were compared, and the flaws of the first thousand that differ. */
    record Checked(long days, List<IntegrityReport.SealFlaw> flaws) {}

    Checked check(String hospital) {
        try (Connection connection = dataSource.getConnection()) {
            return new Checked(days(connection, hospital), flaws(connection, hospital));
        } catch (SQLException e) {
            throw new IllegalStateException("cannot check the seals of days", e);
        }
    }

    private static long days(Connection connection, String hospital) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(DAYS)) {
            query.setString(1, hospital);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static List<IntegrityReport.SealFlaw> flaws(Connection connection, String hospital) throws SQLException {
        List<IntegrityReport.SealFlaw> flaws = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(FLAWS)) {
            query.setString(1, hospital);
            query.setString(2, hospital);
            query.setString(3, hospital);
            query.setInt(4, FLAWS_MAX);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    flaws.add(new IntegrityReport.SealFlaw(
                            row.getLong("sequence"), null, row.getObject("date", LocalDate.class), BROKEN));
                }
            }
        }
        return flaws;
    }
}
