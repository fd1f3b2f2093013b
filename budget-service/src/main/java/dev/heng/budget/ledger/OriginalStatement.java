package dev.heng.budget.ledger;

import dev.heng.budget.outbox.Bucket;
import dev.heng.edge.Correlation;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import dev.heng.edge.audit.AuditAppend;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** One call of {@code ledger_set_original}. */
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
    private record Answer(boolean isHospitalKnown, long sequence, int changed, List<CellsRefused.Flaw> flaws) {}

    /**
     * Sets the amounts, given in any order.
     *
     * @throws CellsRefused when an amount cannot be set; then nothing may be committed
     * @throws ProblemException 404 for an unknown hospital
     */
    static OriginalResult inAnyOrder(Connection connection, OriginalStatement given, AuditAppend audit)
            throws SQLException {
        List<OriginalAmount> amounts = given.amounts();
        List<Integer> inKeyOrder = IntStream.range(0, amounts.size())
                .boxed()
                .sorted(Comparator.comparing(i -> amounts.get(i).cell()))
                .toList();
        Answer set = new OriginalStatement(
                        given.hospital(),
                        given.document(),
                        given.actor(),
                        given.bookedAt(),
                        inKeyOrder.stream().map(amounts::get).toList())
                .set(connection, audit);
        if (!set.flaws().isEmpty()) {
            throw new CellsRefused(set.flaws().stream()
                    .map(flaw -> new CellsRefused.Flaw(inKeyOrder.get(flaw.index()), flaw.code()))
                    .sorted(Comparator.comparingInt(CellsRefused.Flaw::index))
                    .toList());
        }
        if (!set.isHospitalKnown()) {
            throw new ProblemException(EdgeProblem.NOT_FOUND, "There is no such hospital.");
        }
        return new OriginalResult(set.sequence(), set.changed());
    }

    private Answer set(Connection connection, AuditAppend audit) throws SQLException {
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
