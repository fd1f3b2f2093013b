package dev.heng.budget.alerting;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import javax.sql.DataSource;

/** When hospitals want to be told. */
@ApplicationScoped
public class AlertPolicies {
    private final DataSource dataSource;

    AlertPolicies(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What the hospital chose, or what holds as long as it did not choose. */
    public AlertPolicy policy(String hospital) {
        String sql = "select slow_spending_points, expiry_days, version, changed_by, changed_at, sequence"
                + " from alert_policy where hospital = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? new AlertPolicy(
                                row.getBigDecimal(1),
                                row.getInt(2),
                                row.getLong(3),
                                row.getString(4),
                                row.getObject(5, OffsetDateTime.class).toInstant(),
                                row.getLong(6))
                        : AlertPolicy.UNCHOSEN;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the alert policy", e);
        }
    }

    /** The caller holds the hospital's exclusive lock and a transaction. */
    void save(String hospital, AlertPolicy policy) {
        String sql = """
                insert into alert_policy (hospital, slow_spending_points, expiry_days, version, changed_by, changed_at, sequence)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (hospital) do update set
                    slow_spending_points = excluded.slow_spending_points, expiry_days = excluded.expiry_days,
                    version = excluded.version, changed_by = excluded.changed_by, changed_at = excluded.changed_at,
                    sequence = excluded.sequence
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setString(1, hospital);
            upsert.setBigDecimal(2, policy.slowSpendingPoints());
            upsert.setInt(3, policy.expiryDays());
            upsert.setLong(4, policy.version());
            upsert.setString(5, policy.changedBy());
            upsert.setObject(6, Objects.requireNonNull(policy.changedAt()).atOffset(ZoneOffset.UTC));
            upsert.setLong(7, policy.sequence());
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the alert policy", e);
        }
    }
}
