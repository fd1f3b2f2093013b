package dev.heng.budget.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/** The {@code c_} arrays of the ledger's functions: each cell once, in the order of locking. */
record CellArrays(List<CellKey> cells) {
    static final int PARAMETERS = 5;

    /** Sets centre, subject, fund, project and month from the given parameter on. */
    void bind(Connection connection, PreparedStatement call, int first) throws SQLException {
        call.setArray(first, texts(connection, CellKey::centre));
        call.setArray(first + 1, texts(connection, CellKey::subject));
        call.setArray(first + 2, texts(connection, CellKey::fund));
        call.setArray(first + 3, texts(connection, CellKey::project));
        call.setArray(
                first + 4,
                connection.createArrayOf(
                        "integer", cells.stream().map(CellKey::monthNumber).toArray(Integer[]::new)));
    }

    private java.sql.Array texts(Connection connection, Function<CellKey, String> part) throws SQLException {
        return connection.createArrayOf("text", cells.stream().map(part).toArray(String[]::new));
    }
}
