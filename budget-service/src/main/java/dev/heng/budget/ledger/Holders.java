package dev.heng.budget.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds out who holds the money that a line has asked for in vain. What it says is of a moment later than the judgement. */
final class Holders {
    private static final Logger LOG = Logger.getLogger(Holders.class);
    /** The largest are told of each limit, and of so many limits of a call. */
    private static final int HOLDERS_MAX = 3;

    private static final int LIMITS_MAX = 5;
    private static final String SQL = "select limit_number, source, reservation, document, line, open"
            + " from ledger_holders(?, ?, ?, ?, ?, ?, ?, ?, " + HOLDERS_MAX + ")";

    private final DataSource dataSource;

    Holders(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A limit that spoke, at a cell that it holds. */
    private record Asked(@Nullable String rule, String scope, CellKey cell) {}

    /**
     * The outcomes, with the holders in the verdicts of the first limits that spoke.
     *
     * @param cell the cell of the line at a position of the call, by its date
     */
    List<LineOutcome> told(String hospital, List<LineOutcome> outcomes, IntFunction<CellKey> cell) {
        Map<Asked, List<Holder>> holders = new LinkedHashMap<>();
        for (LineOutcome outcome : outcomes) {
            Verdict verdict = outcome.verdict();
            if (verdict != null && holders.size() < LIMITS_MAX) {
                holders.put(asked(verdict, outcome.cell(cell.apply(outcome.index()))), new ArrayList<>());
            }
        }
        if (holders.isEmpty()) {
            return outcomes;
        }
        try {
            read(hospital, holders);
        } catch (SQLException e) {
            // the call itself is done; who repeats it is told again
            LOG.warnf("who holds the money of %s is not told: %s", hospital, e.getMessage());
            return outcomes;
        }
        return outcomes.stream()
                .map(outcome -> outcome.verdict() == null
                        ? outcome
                        : outcome.heldBy(holders.getOrDefault(
                                asked(outcome.verdict(), outcome.cell(cell.apply(outcome.index()))), List.of())))
                .toList();
    }

    /** The limit of a rule is the same for every cell of its year. */
    private static Asked asked(Verdict verdict, CellKey cell) {
        CellKey any = verdict.rule() == null
                ? cell
                : new CellKey("", "", "", "", cell.month().withMonth(1));
        return new Asked(verdict.rule(), verdict.scope(), any);
    }

    private void read(String hospital, Map<Asked, List<Holder>> holders) throws SQLException {
        List<Asked> asked = List.copyOf(holders.keySet());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setString(1, hospital);
            query.setArray(2, SqlArrays.texts(connection, asked, Asked::rule));
            query.setArray(3, SqlArrays.texts(connection, asked, Asked::scope));
            new CellArrays(asked.stream().map(Asked::cell).toList()).bind(connection, query, 4);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Objects.requireNonNull(holders.get(asked.get(row.getInt(1) - 1)))
                            .add(new Holder(
                                    new ReservationId(row.getString(2), row.getString(3)),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getBigDecimal(6)));
                }
            }
        }
    }
}
