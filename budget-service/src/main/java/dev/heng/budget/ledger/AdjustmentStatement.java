package dev.heng.budget.ledger;

import dev.heng.budget.outbox.Bucket;
import dev.heng.edge.Correlation;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call of {@code ledger_hold} or {@code ledger_adjust}, which take the same. */
record AdjustmentStatement(AdjustmentDraft draft, OffsetDateTime bookedAt, LocalDate today) {
    private static final String ARGUMENTS = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String HOLD = "select posted, o_state, o_held, " + LineOutcomes.COLUMNS + " from ledger_hold"
            + ARGUMENTS + " " + LineOutcomes.VERDICTS + " (select 1) one";
    private static final String ADJUST = """
            select posted, o_state, o_line, o_code, o_detail, o_budget, o_reserved, o_executed, o_budget_after, o_reserved_after
            from ledger_adjust\
            """ + ARGUMENTS;
    private static final int FIRST_CELL_ARRAY = 9;
    private static final int FIRST_LINE_ARRAY = FIRST_CELL_ARRAY + CellArrays.PARAMETERS;

    /** What {@code ledger_hold} said. */
    record Held(String state, long sequence, int held, List<LineOutcome> lines) {}

    /** What {@code ledger_adjust} said. */
    record Moved(String state, long sequence, List<LineOutcome> refused, List<Adjusted.Change> changes) {}

    Held hold(Connection connection) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(HOLD)) {
            bind(connection, call);
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return new Held(
                        row.getString("o_state"),
                        row.getLong("posted"),
                        row.getInt("o_held"),
                        LineOutcomes.read(row, i -> i, this::name));
            }
        }
    }

    Moved adjust(Connection connection) throws SQLException {
        try (PreparedStatement call = connection.prepareStatement(ADJUST)) {
            bind(connection, call);
            try (ResultSet row = call.executeQuery()) {
                row.next();
                return new Moved(row.getString("o_state"), row.getLong("posted"), refused(row), changes(row));
            }
        }
    }

    private String name(int line) {
        return draft.lines().get(line).line();
    }

    private void bind(Connection connection, PreparedStatement call) throws SQLException {
        List<AdjustmentDraft.Line> lines = draft.lines();
        call.setString(1, draft.hospital());
        call.setInt(2, Bucket.of(draft.hospital()));
        call.setString(3, draft.hold());
        call.setString(4, draft.document());
        call.setString(5, draft.actor());
        call.setString(6, Correlation.current());
        call.setObject(7, bookedAt);
        call.setObject(8, today);
        new CellArrays(lines.stream().map(AdjustmentDraft.Line::cell).toList())
                .bind(connection, call, FIRST_CELL_ARRAY);
        call.setArray(FIRST_LINE_ARRAY, SqlArrays.texts(connection, lines, AdjustmentDraft.Line::line));
        call.setArray(FIRST_LINE_ARRAY + 1, SqlArrays.amounts(connection, lines, AdjustmentDraft.Line::delta));
        call.setArray(FIRST_LINE_ARRAY + 2, SqlArrays.texts(connection, lines, AdjustmentDraft.Line::memo));
    }

    private List<LineOutcome> refused(ResultSet row) throws SQLException {
        Array positions = row.getArray("o_line");
        if (positions == null) {
            return List.of();
        }
        Integer[] line = (Integer[]) positions.getArray();
        String[] code = (String[]) row.getArray("o_code").getArray();
        String[] detail = (String[]) row.getArray("o_detail").getArray();
        List<LineOutcome> refused = new ArrayList<>();
        for (int i = 0; i < line.length; i++) {
            refused.add(new LineOutcome(line[i], name(line[i]), LineStatus.REFUSED, code[i], detail[i], null, null));
        }
        return refused;
    }

    private List<Adjusted.Change> changes(ResultSet row) throws SQLException {
        @Nullable Array budgets = row.getArray("o_budget");
        if (budgets == null) {
            return List.of();
        }
        BigDecimal[] budget = (BigDecimal[]) budgets.getArray();
        BigDecimal[] reserved = amounts(row, "o_reserved");
        BigDecimal[] executed = amounts(row, "o_executed");
        BigDecimal[] budgetAfter = amounts(row, "o_budget_after");
        BigDecimal[] reservedAfter = amounts(row, "o_reserved_after");
        List<Adjusted.Change> changes = new ArrayList<>();
        for (int i = 0; i < budget.length; i++) {
            changes.add(new Adjusted.Change(
                    new Adjusted.Figures(budget[i], reserved[i], executed[i]),
                    new Adjusted.Figures(budgetAfter[i], reservedAfter[i], executed[i])));
        }
        return changes;
    }

    private static BigDecimal[] amounts(ResultSet row, String column) throws SQLException {
        return (BigDecimal[]) row.getArray(column).getArray();
    }
}
