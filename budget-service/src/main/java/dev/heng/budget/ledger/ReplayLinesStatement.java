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

/** One call of {@code ledger_replay_lines}. */
record ReplayLinesStatement(ReplayDraft draft, OffsetDateTime bookedAt) {
    private static final String SQL = "select o_found, posted, o_last, o_row, o_id, " + LineOutcomes.COLUMNS
            + LineOutcomes.MONTHS
            + """

            from ledger_replay_lines(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """ + LineOutcomes.VERDICTS
            + AuditAppend.call("o_found", "posted", "null");
    private static final int FIRST_OF_AUDIT = 11;

    /** Empty when there is no such hospital. */
    Optional<ReplayedLines> replay(Connection connection, AuditAppend audit) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(SQL)) {
            call.setString(1, draft.hospital());
            call.setInt(2, Bucket.of(draft.hospital()));
            call.setString(3, draft.source());
            call.setString(4, draft.code());
            call.setLong(5, draft.after());
            call.setInt(6, draft.most());
            call.setString(7, draft.actor());
            call.setString(8, Correlation.current());
            call.setObject(9, bookedAt);
            call.setBoolean(10, draft.poster() == Poster.OFFICE);
            audit.bind(connection, call, FIRST_OF_AUDIT);
            try (ResultSet row = call.executeQuery()) {
                row.next();
                if (!row.getBoolean("o_found")) {
                    return Optional.empty();
                }
                List<Long> rows = List.of((Long[]) row.getArray("o_row").getArray());
                String[] ids = (String[]) row.getArray("o_id").getArray();
                return Optional.of(new ReplayedLines(
                        new ExecutionResult(
                                row.getLong("posted"),
                                rows.size(),
                                LineOutcomes.readWithMonths(row, i -> i, i -> ids[i])),
                        rows,
                        row.getObject("o_last", Long.class)));
            }
        }
    }
}
