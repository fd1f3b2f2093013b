package dev.heng.budget.outbox;

import dev.heng.edge.Correlation;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Writes rows of the outbox. */
final class StoredChanges {
    private StoredChanges() {}

    /**
     * Stores changes under a sequence number that it takes itself, as a transaction of its own.
     *
     * @return the sequence number
     */
    static long append(Connection connection, int bucket, List<Change> changes) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement take = connection.prepareStatement("select ledger_take_sequence(array[?])")) {
            take.setInt(1, bucket);
            long sequence;
            try (ResultSet row = take.executeQuery()) {
                row.next();
                sequence = row.getLong(1);
            }
            append(connection, bucket, sequence, changes);
            connection.commit();
            return sequence;
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Stores changes under a sequence number that was taken in this transaction; without changes only a watermark is asked for. */
    static void append(Connection connection, int bucket, long sequence, List<Change> changes) throws SQLException {
        List<Change> rows = changes.isEmpty() ? List.of(Change.nothing(bucket)) : changes;
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into outbox (bucket, sequence, n, kind, key, correlation)
                select ?, ?, n, kind, key, ? from unnest(?::text[], ?::text[]) with ordinality change(kind, key, n)
                """)) {
            insert.setInt(1, bucket);
            insert.setLong(2, sequence);
            insert.setString(3, Correlation.current());
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "text", rows.stream().map(row -> row.kind().name()).toArray(String[]::new)));
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "text", rows.stream().map(Change::key).toArray(String[]::new)));
            insert.executeUpdate();
        }
    }
}
