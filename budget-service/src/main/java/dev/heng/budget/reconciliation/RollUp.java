package dev.heng.budget.reconciliation;

import dev.heng.budget.outbox.Bucket;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Rolls up what sources recorded, behind the postings, in short transactions each of which moves the marker with its sums
 * ({@code reconciliation_roll_up}). It makes answers cheap and never changes one.
 */
@ApplicationScoped
public class RollUp {
    private static final int AT_ONCE = 500;
    /** Everything up to the floor of the bucket was sent, so it is committed, and nothing will come in between. */
    private static final String SQL =
            "select reconciliation_roll_up(?, (select sequence from relay_floor where bucket = ?), " + AT_ONCE + ")";

    private final DataSource dataSource;

    RollUp(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Counts a hospital's postings as far as they have been published. @return how many were counted */
    public int rollUp(String hospital) {
        int counted = 0;
        int last;
        do {
            last = some(hospital);
            counted += last;
        } while (last == AT_ONCE);
        return counted;
    }

    private int some(String hospital) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement call = connection.prepareStatement(SQL)) {
            call.setString(1, hospital);
            call.setInt(2, Bucket.of(hospital));
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot roll up " + hospital, e);
        }
    }
}
