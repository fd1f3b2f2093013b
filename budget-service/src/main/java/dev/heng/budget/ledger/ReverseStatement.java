package dev.heng.budget.ledger;

import dev.heng.budget.outbox.Bucket;
import dev.heng.edge.Correlation;
import dev.heng.edge.audit.AuditAppend;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** One call of {@code ledger_reverse}. */
record ReverseStatement(ReversalDraft draft, OffsetDateTime bookedAt) {
    private static final String SQL = """
            select posted, o_state, o_id, o_code, o_detail
            from ledger_reverse(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) cross join lateral
            """ + AuditAppend.call("posted is not null", "posted", "null");
    private static final int FIRST_OF_AUDIT = 12;

    /** What the function said. */
    record Answer(
            String state,
            long sequence,
            @Nullable String reversedBy,
            @Nullable String code,
            @Nullable String detail) {}

    Answer reverse(Connection connection, AuditAppend audit) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(SQL)) {
            call.setString(1, draft.hospital());
            call.setInt(2, Bucket.of(draft.hospital()));
            call.setString(3, draft.line().source());
            call.setString(4, draft.line().id());
            call.setString(5, draft.id());
            call.setObject(6, draft.date(), java.sql.Types.DATE);
            call.setString(7, draft.reason());
            call.setString(8, draft.actor());
            call.setString(9, Correlation.current());
            call.setObject(10, bookedAt);
            call.setBoolean(11, draft.poster() == Poster.OFFICE);
            audit.bind(connection, call, FIRST_OF_AUDIT);
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return new Answer(
                        row.getString("o_state"),
                        row.getLong("posted"),
                        row.getString("o_id"),
                        row.getString("o_code"),
                        row.getString("o_detail"));
            }
        }
    }
}
