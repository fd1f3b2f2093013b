package dev.heng.budget.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * A connection whose statements are planned anew each time. The outbox is empty at one moment and has a million rows after an hour
 * without a broker; a plan kept from the empty table would read all of it for each key.
 */
final class FreshPlans {
    private static final int NEVER_KEPT = 0;

    private FreshPlans() {}

    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Runs the work in auto-commit on a connection of the pool. */
    static <T> T run(DataSource dataSource, Work<T> work) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            PGConnection postgres = connection.unwrap(PGConnection.class);
            int threshold = postgres.getPrepareThreshold();
            postgres.setPrepareThreshold(NEVER_KEPT);
            try {
                return work.on(connection);
            } finally {
                postgres.setPrepareThreshold(threshold);
            }
        }
    }
}
