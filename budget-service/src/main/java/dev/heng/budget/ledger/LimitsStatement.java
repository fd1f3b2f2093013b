package dev.heng.budget.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** One call of {@code ledger_limits_of_cells}: the limits that have a say about lines, each in a cell. */
record LimitsStatement(String hospital, List<CellKey> cells) {
    private static final String SQL = """
            select cell_number, rule, control, level, basis, scope, budget, used
            from ledger_limits_of_cells(?, ?, ?, ?, ?, ?) order by cell_number, rank, rule
            """;

    /** For each line its limits, the narrowest first. */
    List<List<LimitState>> read(Connection connection) throws SQLException {
        List<List<LimitState>> limits = new ArrayList<>();
        cells.forEach(cell -> limits.add(new ArrayList<>()));
        try (PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setString(1, hospital);
            new CellArrays(cells).bind(connection, query, 2);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    limits.get(row.getInt(1) - 1)
                            .add(new LimitState(
                                    row.getString(2),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getString(6),
                                    row.getBigDecimal(7),
                                    row.getBigDecimal(8)));
                }
            }
        }
        return limits;
    }
}
