package dev.heng.budget.alerting;

import dev.heng.budget.ledger.CellKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;

/** How far each hospital has been looked at; whoever holds the row is the one who looks. */
@ApplicationScoped
class Watches {
    private final DataSource dataSource;

    Watches(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The hospital's row, held until the transaction ends; empty while another replica holds it. */
    Optional<Watch> hold(String hospital) {
        try (Connection connection = dataSource.getConnection()) {
            Optional<Watch> found = held(connection, hospital);
            if (found.isPresent()) {
                return found;
            }
            // a month that never was: everything is looked at for the first time
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into alert_watch (hospital, seen, revision, month, policy) values (?, 0, -1, 190001, -1) on conflict do nothing")) {
                insert.setString(1, hospital);
                insert.executeUpdate();
            }
            return held(connection, hospital);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static Optional<Watch> held(Connection connection, String hospital) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select seen, revision, month, looking_after, day, policy from alert_watch
                where hospital = ? for update skip locked
                """)) {
            query.setString(1, hospital);
            try (ResultSet row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new Watch(
                        row.getLong(1),
                        row.getLong(2),
                        CellKey.month(row.getInt(3)),
                        row.getObject(4, Long.class),
                        row.getObject(5, LocalDate.class),
                        row.getLong(6)));
            }
        }
    }

    void save(String hospital, Watch watch) {
        String sql = "update alert_watch set seen = ?, revision = ?, month = ?, looking_after = ?, day = ?, policy = ?"
                + " where hospital = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, watch.seen());
            update.setLong(2, watch.revision());
            update.setInt(3, CellKey.number(watch.month()));
            update.setObject(4, watch.lookingAfter(), Types.BIGINT);
            update.setObject(5, watch.day(), Types.DATE);
            update.setLong(6, watch.policy());
            update.setString(7, hospital);
            update.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static IllegalStateException failure(SQLException e) {
        return new IllegalStateException("cannot read or write how far a hospital was looked at", e);
    }
}
