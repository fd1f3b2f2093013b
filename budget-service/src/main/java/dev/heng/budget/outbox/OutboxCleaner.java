package dev.heng.budget.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Deletes rows of the outbox that lie below their bucket's floor; nobody reads them any more. */
final class OutboxCleaner {
    private static final Logger LOG = Logger.getLogger(OutboxCleaner.class);
    private static final int ROWS_AT_ONCE = 10_000;

    private final DataSource dataSource;

    OutboxCleaner(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Deletes in short transactions until nothing is left; a failure waits for the next time. */
    void clean(Set<Integer> buckets) {
        try {
            FreshPlans.run(dataSource, connection -> delete(connection, buckets));
        } catch (SQLException e) {
            LOG.warnf("sent rows are not deleted: %s", e.getMessage());
        }
    }

    private static int delete(Connection connection, Set<Integer> buckets) throws SQLException {
        int deleted = 0;
        try (PreparedStatement delete = connection.prepareStatement("""
                        delete from outbox where (bucket, sequence, n) in (
                            select o.bucket, o.sequence, o.n from outbox o
                            where o.bucket = ? and o.sequence <= (select sequence from relay_floor where bucket = ?)
                            order by o.sequence limit ?)
                        """)) {
            for (int bucket : buckets) {
                delete.setInt(1, bucket);
                delete.setInt(2, bucket);
                delete.setInt(3, ROWS_AT_ONCE);
                int rows;
                do {
                    rows = delete.executeUpdate();
                    deleted += rows;
                } while (rows == ROWS_AT_ONCE);
            }
        }
        return deleted;
    }
}
