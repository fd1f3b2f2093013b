package dev.heng.budget.ledger;

import dev.heng.budget.outbox.Bucket;
import dev.heng.edge.Correlation;
import dev.heng.edge.audit.AuditAppend;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** One call of {@code ledger_replay}. */
record ReplayStatement(String hospital, long suspenseId, String actor, Poster poster, OffsetDateTime bookedAt) {
    private static final String SQL = """
            select o_found, posted, o_line_id, o_status, o_code, o_detail, o_month
            from ledger_replay(?, ?, ?, ?, ?, ?, ?) cross join lateral
            """ + AuditAppend.call("o_found", "posted", "null");
    private static final int FIRST_OF_AUDIT = 8;

    /** Empty when the hospital or the row does not exist. */
    Optional<ExecutionResult> replay(Connection connection, AuditAppend audit) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(SQL)) {
            call.setString(1, hospital);
            call.setInt(2, Bucket.of(hospital));
            call.setLong(3, suspenseId);
            call.setString(4, actor);
            call.setString(5, Correlation.current());
            call.setObject(6, bookedAt);
            call.setBoolean(7, poster == Poster.OFFICE);
            audit.bind(connection, call, FIRST_OF_AUDIT);
            try (ResultSet row = call.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    return Optional.empty();
                }
                LineOutcome outcome = new LineOutcome(
                        0,
                        row.getString(3),
                        LineStatus.valueOf(row.getString(4)),
                        row.getString(5),
                        row.getString(6),
                        null,
                        CellKey.monthOrNull(row.getObject(7, Integer.class)));
                return Optional.of(new ExecutionResult(row.getLong(2), 1, List.of(outcome)));
            }
        }
    }
}
