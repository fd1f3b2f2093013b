package dev.heng.budget.ledger;

import dev.heng.budget.outbox.Bucket;
import dev.heng.edge.Correlation;
import dev.heng.edge.audit.AuditAppend;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** One call of {@code ledger_post}, for a single line of {@code ledger_post_line}: lines with different ids, in one round trip. */
final class PostStatement {
    /** The record of the audit trail is written by the same statement: no round trip and no commit more. */
    private static final String SQL =
            "select posted, " + LineOutcomes.COLUMNS + LineOutcomes.MONTHS + """

            from ledger_post(?, ?, 'EXECUTION', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """ + LineOutcomes.VERDICTS
                    + AuditAppend.call("posted is not null", "posted", "null");

    private static final String ONE_LINE =
            "select posted, " + LineOutcomes.COLUMNS + LineOutcomes.MONTHS + """

            from ledger_post_line(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """ + LineOutcomes.VERDICTS
                    + AuditAppend.call("posted is not null", "posted", "null");
    private static final int FIRST_CELL_ARRAY = 9;
    private static final int FIRST_LINE_ARRAY = FIRST_CELL_ARRAY + CellArrays.PARAMETERS;
    /** How many parameters {@link #bindLines} sets. */
    static final int LINE_ARRAYS = 7;

    private static final int FIRST_BEHIND_LINES = FIRST_LINE_ARRAY + LINE_ARRAYS + 1;
    private static final int FIRST_BEHIND_LINE = FIRST_CELL_ARRAY + 11;

    private final Execution execution;
    private final OffsetDateTime bookedAt;

    PostStatement(Execution execution, OffsetDateTime bookedAt) {
        this.execution = execution;
        this.bookedAt = bookedAt;
    }

    /** The sequence and what was not simply recorded. */
    record Answer(long sequence, List<LineOutcome> exceptions) {}

    /**
     * Posts some of the execution's lines.
     *
     * @param positions which lines
     * @param refusedDocuments documents that fell in an earlier round
     * @param audit the record of the whole call; none for a round that is not the last
     * @return empty when there is no such hospital
     */
    Optional<Answer> post(
            Connection connection, List<Integer> positions, Collection<String> refusedDocuments, AuditAppend audit)
            throws SQLException {
        List<ExecutionLine> lines =
                positions.stream().map(execution.lines()::get).toList();
        boolean isOneLine = lines.size() == 1 && refusedDocuments.isEmpty();
        try (PreparedStatement call = connection.prepareStatement(isOneLine ? ONE_LINE : SQL)) {
            bindCall(call);
            if (isOneLine) {
                bindLine(call, lines.getFirst());
            } else {
                CellArrays cells = new CellArrays(List.copyOf(
                        new TreeSet<>(lines.stream().map(ExecutionLine::cell).toList())));
                cells.bind(connection, call, FIRST_CELL_ARRAY);
                bindLines(connection, call, FIRST_LINE_ARRAY, lines, cells.cells());
                call.setArray(
                        FIRST_LINE_ARRAY + LINE_ARRAYS,
                        connection.createArrayOf("text", refusedDocuments.toArray(String[]::new)));
            }
            audit.bind(connection, call, isOneLine ? FIRST_BEHIND_LINE : FIRST_BEHIND_LINES);
            try (ResultSet row = call.executeQuery()) {
                row.next();
                long sequence = row.getLong(1);
                return row.wasNull()
                        ? Optional.empty()
                        : Optional.of(
                                new Answer(sequence, LineOutcomes.readWithMonths(row, positions::get, i -> lines.get(i)
                                        .id())));
            }
        }
    }

    private void bindCall(PreparedStatement call) throws SQLException {
        call.setString(1, execution.hospital());
        call.setInt(2, Bucket.of(execution.hospital()));
        call.setString(3, execution.source());
        call.setString(4, execution.batch());
        call.setString(5, execution.actor());
        call.setString(6, Correlation.current());
        call.setObject(7, bookedAt);
        call.setBoolean(8, execution.poster() == Poster.OFFICE);
    }

    /** Most calls of a connector that posts as things happen have one line: plain values, no arrays. */
    private static void bindLine(PreparedStatement call, ExecutionLine line) throws SQLException {
        CellKey cell = line.cell();
        int n = FIRST_CELL_ARRAY;
        call.setString(n, cell.centre());
        call.setString(n + 1, cell.subject());
        call.setString(n + 2, cell.fund());
        call.setString(n + 3, cell.project());
        call.setInt(n + 4, cell.monthNumber());
        call.setString(n + 5, line.id());
        call.setObject(n + 6, line.date());
        call.setBigDecimal(n + 7, line.amount());
        call.setString(n + 8, line.document());
        call.setString(n + 9, line.memo());
        call.setBytes(n + 10, line.digest());
    }

    /** Sets the {@code l_} arrays of the ledger's functions from the given parameter on. */
    static void bindLines(
            Connection connection, PreparedStatement call, int n, List<ExecutionLine> lines, List<CellKey> cells)
            throws SQLException {
        Map<CellKey, Integer> numbers = HashMap.newHashMap(cells.size());
        cells.forEach(cell -> numbers.put(cell, numbers.size() + 1));
        call.setArray(n, SqlArrays.texts(connection, lines, ExecutionLine::id));
        call.setArray(
                n + 1, SqlArrays.numbers(connection, lines, line -> Objects.requireNonNull(numbers.get(line.cell()))));
        call.setArray(n + 2, SqlArrays.dates(connection, lines, ExecutionLine::date));
        call.setArray(n + 3, SqlArrays.amounts(connection, lines, ExecutionLine::amount));
        call.setArray(n + 4, SqlArrays.texts(connection, lines, ExecutionLine::document));
        call.setArray(n + 5, SqlArrays.texts(connection, lines, ExecutionLine::memo));
        call.setArray(n + 6, SqlArrays.digests(connection, lines, ExecutionLine::digest));
    }
}
