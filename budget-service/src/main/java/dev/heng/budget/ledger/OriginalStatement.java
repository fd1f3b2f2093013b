package dev.heng.budget.ledger;

import dev.heng.budget.outbox.Bucket;
import dev.heng.edge.Correlation;
import dev.heng.edge.audit.AuditAppend;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** One call of {@code ledger_set_original}; the amounts stand in key order. */
record OriginalStatement(
        String hospital, String document, String actor, OffsetDateTime bookedAt, List<OriginalAmount> amounts) {
    private static final String SQL = """
            select o_found, posted, changed, o_cell, o_code
            from ledger_set_original(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            cross join lateral
            """ + AuditAppend.call("o_found", "posted", "null");
    private static final int FIRST_CELL_ARRAY = 7;
    private static final int AMOUNTS = FIRST_CELL_ARRAY + CellArrays.PARAMETERS;

    /** What the function said; the flaws' positions are those of {@link #amounts}. */
    record Answer(boolean isHospitalKnown, long sequence, int changed, List<CellsRefused.Flaw> flaws) {}

    Answer set(Connection connection, AuditAppend audit) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(SQL)) {
            call.setString(1, hospital);
            call.setInt(2, Bucket.of(hospital));
            call.setString(3, document);
            call.setString(4, actor);
            call.setString(5, Correlation.current());
            call.setObject(6, bookedAt);
            new CellArrays(amounts.stream().map(OriginalAmount::cell).toList())
                    .bind(connection, call, FIRST_CELL_ARRAY);
            call.setArray(AMOUNTS, SqlArrays.amounts(connection, amounts, OriginalAmount::amount));
            audit.bind(connection, call, AMOUNTS + 1);
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return new Answer(row.getBoolean(1), row.getLong(2), row.getInt(3), flaws(row));
            }
        }
    }

    private static List<CellsRefused.Flaw> flaws(ResultSet row) throws SQLException {
        List<CellsRefused.Flaw> flaws = new ArrayList<>();
        if (row.getArray(4) != null) {
            Integer[] cells = (Integer[]) row.getArray(4).getArray();
            String[] codes = (String[]) row.getArray(5).getArray();
            for (int i = 0; i < cells.length; i++) {
                flaws.add(new CellsRefused.Flaw(cells[i], codes[i]));
            }
        }
        return flaws;
    }
}
