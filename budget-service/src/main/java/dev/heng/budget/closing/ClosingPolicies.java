package dev.heng.budget.closing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import javax.sql.DataSource;

/** How hospitals close their months; the ledger reads what becomes of late postings from the same rows. */
@ApplicationScoped
public class ClosingPolicies {
    private final DataSource dataSource;

    ClosingPolicies(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What the hospital chose, or what holds as long as it did not choose. */
    public ClosingPolicy policy(String hospital) {
        String sql = "select late_postings, checklist, version, changed_by, changed_at, sequence"
                + " from closing_policy where hospital = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? new ClosingPolicy(
                                LatePostings.valueOf(row.getString(1)),
                                ChecklistUse.valueOf(row.getString(2)),
                                row.getLong(3),
                                row.getString(4),
                                row.getObject(5, OffsetDateTime.class).toInstant(),
                                row.getLong(6))
                        : ClosingPolicy.UNCHOSEN;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the closing policy", e);
        }
    }

    /** The caller holds the hospital's exclusive lock and a transaction. */
    void save(String hospital, ClosingPolicy policy) {
        String sql = """
                insert into closing_policy (hospital, late_postings, checklist, version, changed_by, changed_at, sequence)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (hospital) do update set
                    late_postings = excluded.late_postings, checklist = excluded.checklist, version = excluded.version,
                    changed_by = excluded.changed_by, changed_at = excluded.changed_at, sequence = excluded.sequence
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setString(1, hospital);
            upsert.setString(2, policy.latePostings().name());
            upsert.setString(3, policy.checklist().name());
            upsert.setLong(4, policy.version());
            upsert.setString(5, policy.changedBy());
            upsert.setObject(6, Objects.requireNonNull(policy.changedAt()).atOffset(ZoneOffset.UTC));
            upsert.setLong(7, policy.sequence());
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the closing policy", e);
        }
    }
}
