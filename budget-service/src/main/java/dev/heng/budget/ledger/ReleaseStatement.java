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
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code ledger_release}.
 *
 * @param kind RELEASE or EXPIRY
 * @param lines null: all
 */
record ReleaseStatement(
        String hospital,
        String kind,
        ReservationId reservation,
        @Nullable List<String> lines,
        @Nullable String reason,
        String actor,
        OffsetDateTime bookedAt,
        LocalDate today) {
    private static final String SQL = """
            select posted, o_state, o_released
            from ledger_release(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) cross join lateral
            """ + AuditAppend.call("posted is not null", "posted", "null");
    private static final int FIRST_OF_AUDIT = 12;

    /** What the function said; released is how many lines gave something back. */
    record Answer(String state, long sequence, int released) {}

    Answer release(Connection connection, AuditAppend audit) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(SQL)) {
            call.setString(1, hospital);
            call.setInt(2, Bucket.of(hospital));
            call.setString(3, kind);
            call.setString(4, reservation.source());
            call.setString(5, reservation.id());
            call.setArray(6, lines == null ? null : SqlArrays.texts(connection, lines, line -> line));
            call.setString(7, reason);
            call.setString(8, actor);
            call.setString(9, Correlation.current());
            call.setObject(10, bookedAt);
            call.setObject(11, today);
            audit.bind(connection, call, FIRST_OF_AUDIT);
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return new Answer(row.getString("o_state"), row.getLong("posted"), row.getInt("o_released"));
            }
        }
    }
}
