package dev.heng.budget.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The {@code c_} arrays of the ledger's functions: each cell once, in the order of locking. */
record CellArrays(List<CellKey> cells) {
    static final int PARAMETERS = 5;

    /** Sets centre, subject, fund, project and month from the given parameter on. */
    void bind(Connection connection, PreparedStatement call, int first) throws SQLException {
        call.setArray(first, SqlArrays.texts(connection, cells, CellKey::centre));
        call.setArray(first + 1, SqlArrays.texts(connection, cells, CellKey::subject));
        call.setArray(first + 2, SqlArrays.texts(connection, cells, CellKey::fund));
        call.setArray(first + 3, SqlArrays.texts(connection, cells, CellKey::project));
        call.setArray(first + 4, SqlArrays.numbers(connection, cells, CellKey::monthNumber));
    }
}
