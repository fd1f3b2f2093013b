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

/** One call of {@code ledger_use}. */
record UseStatement(UseDraft draft, OffsetDateTime bookedAt) {
    private static final String SQL =
            "select posted, o_state, " + LineOutcomes.COLUMNS + LineOutcomes.MONTHS + """

            from ledger_use(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """ + LineOutcomes.VERDICTS
                    + AuditAppend.call("posted is not null", "posted", "null");
    private static final int FIRST_ARRAY = 10;
    private static final int FIRST_OF_AUDIT = FIRST_ARRAY + 8;

    ReserveStatement.Answer use(Connection connection, AuditAppend audit) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(SQL)) {
            call.setString(1, draft.hospital());
            call.setInt(2, Bucket.of(draft.hospital()));
            call.setString(3, draft.reservation().source());
            call.setString(4, draft.reservation().id());
            call.setString(5, draft.source());
            call.setString(6, draft.actor());
            call.setString(7, Correlation.current());
            call.setObject(8, bookedAt);
            call.setBoolean(9, draft.poster() == Poster.OFFICE);
            List<ReservationUse> uses = draft.uses();
            int n = FIRST_ARRAY;
            call.setArray(n, SqlArrays.texts(connection, uses, ReservationUse::id));
            call.setArray(n + 1, SqlArrays.texts(connection, uses, ReservationUse::line));
            call.setArray(n + 2, SqlArrays.dates(connection, uses, ReservationUse::date));
            call.setArray(n + 3, SqlArrays.amounts(connection, uses, ReservationUse::amount));
            call.setArray(n + 4, SqlArrays.truths(connection, uses, ReservationUse::isFinal));
            call.setArray(n + 5, SqlArrays.texts(connection, uses, ReservationUse::document));
            call.setArray(n + 6, SqlArrays.texts(connection, uses, ReservationUse::memo));
            call.setArray(n + 7, SqlArrays.digests(connection, uses, use -> use.digest(draft.reservation())));
            audit.bind(connection, call, FIRST_OF_AUDIT);
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return new ReserveStatement.Answer(
                        row.getString("o_state"),
                        row.getLong("posted"),
                        LineOutcomes.readWithMonths(
                                row, i -> i, i -> uses.get(i).id()));
            }
        }
    }
}
