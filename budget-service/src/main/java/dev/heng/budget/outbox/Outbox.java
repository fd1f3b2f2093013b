package dev.heng.budget.outbox;

import dev.heng.budget.web.Correlation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Stored events of master data. Figures are told by the functions of the ledger, which write the same table. */
@ApplicationScoped
public class Outbox {
    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transactions;
    private final RelayWakeUp relay;

    Outbox(DataSource dataSource, TransactionSynchronizationRegistry transactions, RelayWakeUp relay) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.relay = relay;
    }

    /**
     * Stores changes in a bucket, in the caller's transaction.
     *
     * @param sequence the number that the caller has taken for this bucket in this transaction
     * @param changes what changed; when empty the row only asks for a watermark, so that the sequence is reached
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void append(int bucket, long sequence, List<Change> changes) {
        try (Connection connection = dataSource.getConnection()) {
            append(connection, bucket, sequence, changes.isEmpty() ? List.of(Change.nothing(bucket)) : changes);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot store events", e);
        }
        transactions.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // the rows are in the transaction already
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    relay.wake(bucket);
                }
            }
        });
    }

    static void append(Connection connection, int bucket, long sequence, List<Change> changes) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                """
                insert into outbox (bucket, sequence, n, kind, key, correlation)
                select ?, ?, n, kind, key, ? from unnest(?::text[], ?::text[]) with ordinality change(kind, key, n)
                """)) {
            insert.setInt(1, bucket);
            insert.setLong(2, sequence);
            insert.setString(3, Correlation.current());
            insert.setArray(
                    4,
                    connection.createArrayOf(
                            "text", changes.stream().map(c -> c.kind().name()).toArray(String[]::new)));
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "text", changes.stream().map(Change::key).toArray(String[]::new)));
            insert.executeUpdate();
        }
    }
}
