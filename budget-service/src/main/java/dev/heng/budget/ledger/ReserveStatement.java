package dev.heng.budget.ledger;

import dev.heng.budget.outbox.Bucket;
import dev.heng.edge.Correlation;
import dev.heng.edge.audit.AuditAppend;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

/** One call of {@code ledger_reserve}. */
record ReserveStatement(ReservationDraft draft, OffsetDateTime bookedAt, LocalDate today) {
    private static final String SQL = "select posted, o_state, " + LineOutcomes.COLUMNS + """

            from ledger_reserve(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """ + LineOutcomes.VERDICTS
            + AuditAppend.call("posted is not null", "posted", "null");
    private static final int FIRST_CELL_ARRAY = 14;
    private static final int FIRST_LINE_ARRAY = FIRST_CELL_ARRAY + CellArrays.PARAMETERS;

    /** What the function said. */
    record Answer(String state, long sequence, List<LineOutcome> lines) {}

    Answer reserve(Connection connection, AuditAppend audit) throws SQLException {
        List<ReservationDraft.Line> lines = draft.lines();
        ReservationId follows = draft.follows();
        try (PreparedStatement call = connection.prepareStatement(SQL)) {
            call.setString(1, draft.hospital());
            call.setInt(2, Bucket.of(draft.hospital()));
            call.setString(3, draft.id().source());
            call.setString(4, draft.id().id());
            call.setBytes(5, draft.digest());
            call.setString(6, draft.document());
            call.setObject(7, draft.expiresOn());
            call.setString(8, follows == null ? null : follows.source());
            call.setString(9, follows == null ? null : follows.id());
            call.setString(10, draft.actor());
            call.setString(11, Correlation.current());
            call.setObject(12, bookedAt);
            call.setObject(13, today);
            new CellArrays(lines.stream().map(ReservationDraft.Line::cell).toList())
                    .bind(connection, call, FIRST_CELL_ARRAY);
            call.setArray(FIRST_LINE_ARRAY, SqlArrays.texts(connection, lines, ReservationDraft.Line::line));
            call.setArray(FIRST_LINE_ARRAY + 1, SqlArrays.amounts(connection, lines, ReservationDraft.Line::amount));
            call.setArray(FIRST_LINE_ARRAY + 2, SqlArrays.texts(connection, lines, ReservationDraft.Line::memo));
            audit.bind(connection, call, FIRST_LINE_ARRAY + 3);
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return new Answer(
                        row.getString("o_state"),
                        row.getLong("posted"),
                        LineOutcomes.read(row, i -> i, i -> lines.get(i).line()));
            }
        }
    }
}
