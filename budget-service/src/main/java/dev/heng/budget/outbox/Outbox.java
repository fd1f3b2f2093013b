package dev.heng.budget.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
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
            StoredChanges.append(connection, bucket, sequence, changes);
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
}
