package dev.heng.edge.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Reads the trail, the newest record first. */
@ApplicationScoped
class AuditReading {
    private static final String SELECT = """
            select id, hospital, recorded_at, outcome, method, operation, target, status, code, actor, roles, remote, forwarded_for,
                   correlation, idempotency_key, body_digest, sequence, version
            from audit_entry where hospital = ?
            """;

    private final DataSource dataSource;

    AuditReading(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Behind which record a list goes on. */
    record Position(OffsetDateTime recordedAt, long id) {}

    /**
     * At most {@code limit} records of the hospital.
     *
     * @param after where the list goes on; null at its start
     */
    List<AuditEntryView> list(String hospital, AuditQuestion.Conditions conditions, @Nullable Position after, int limit)
            throws SQLException {
        String sql = SELECT + conditions.sql() + (after == null ? "" : " and (recorded_at, id) < (?, ?)")
                + " order by recorded_at desc, id desc limit ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            int parameter = 1;
            query.setString(parameter++, hospital);
            for (Object value : conditions.values()) {
                query.setObject(parameter++, value);
            }
            if (after != null) {
                query.setObject(parameter++, after.recordedAt());
                query.setLong(parameter++, after.id());
            }
            query.setInt(parameter, limit);
            List<AuditEntryView> entries = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    entries.add(AuditEntryView.of(entry(row)));
                }
            }
            return entries;
        }
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        Array roles = row.getArray("roles");
        return new AuditEntry(
                row.getLong("id"),
                row.getString("hospital"),
                row.getObject("recorded_at", OffsetDateTime.class),
                AuditEntry.Outcome.valueOf(row.getString("outcome")),
                row.getString("method"),
                row.getString("operation"),
                row.getString("target"),
                row.getObject("status", Integer.class),
                row.getString("code"),
                row.getString("actor"),
                List.of((String[]) roles.getArray()),
                row.getString("remote"),
                row.getString("forwarded_for"),
                row.getString("correlation"),
                row.getString("idempotency_key"),
                row.getBytes("body_digest"),
                row.getObject("sequence", Long.class),
                row.getObject("version", Long.class));
    }
}
