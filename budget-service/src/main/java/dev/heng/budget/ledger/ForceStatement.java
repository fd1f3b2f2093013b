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
import java.util.TreeSet;

/** One call of {@code ledger_override}. */
record ForceStatement(ForcedDraft draft, OffsetDateTime bookedAt) {
    private static final String SQL = """
            select posted, o_state
            from ledger_override(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) cross join lateral
            """ + AuditAppend.call("posted is not null", "posted", "null");
    private static final int FIRST_CELL_ARRAY = 11;
    private static final int FIRST_LINE_ARRAY = FIRST_CELL_ARRAY + CellArrays.PARAMETERS;
    private static final int FIRST_OF_AUDIT = FIRST_LINE_ARRAY + PostStatement.LINE_ARRAYS;

    /** What the function said. */
    record Answer(String state, long sequence) {}

    Answer force(Connection connection, AuditAppend audit) throws SQLException {
        CellArrays cells = new CellArrays(List.copyOf(
                new TreeSet<>(draft.lines().stream().map(ExecutionLine::cell).toList())));
        try (PreparedStatement call = connection.prepareStatement(SQL)) {
            call.setString(1, draft.hospital());
            call.setInt(2, Bucket.of(draft.hospital()));
            call.setString(3, draft.id());
            call.setBytes(4, draft.digest());
            call.setString(5, draft.source());
            call.setString(6, draft.reason());
            call.setString(7, draft.actor());
            call.setString(8, Correlation.current());
            call.setObject(9, bookedAt);
            call.setBoolean(10, draft.poster() == Poster.OFFICE);
            cells.bind(connection, call, FIRST_CELL_ARRAY);
            PostStatement.bindLines(connection, call, FIRST_LINE_ARRAY, draft.lines(), cells.cells());
            audit.bind(connection, call, FIRST_OF_AUDIT);
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return new Answer(row.getString("o_state"), row.getLong("posted"));
            }
        }
    }
}
