package dev.heng.budget.ledger;

import dev.heng.budget.outbox.Bucket;
import dev.heng.budget.outbox.RelayWakeUp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Runs calls of the ledger's functions as a part of the caller's transaction, and wakes the relay once it is committed. Nothing is repeated
 * here: what a deadlock or a busy moment undoes is the whole transaction, told as 503.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class JoinedCalls {
    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transactions;
    private final RelayWakeUp relay;

    JoinedCalls(DataSource dataSource, TransactionSynchronizationRegistry transactions, RelayWakeUp relay) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.relay = relay;
    }

    /** What the call answers; it may have written for the hospital. */
    <T> T write(String hospital, LedgerCalls.Call<T> call) {
        T answer = read(call);
        int bucket = Bucket.of(hospital);
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
        return answer;
    }

    /** What the call answers; it writes nothing. */
    <T> T read(LedgerCalls.Call<T> call) {
        try (Connection connection = dataSource.getConnection()) {
            return call.on(connection);
        } catch (SQLException e) {
            throw LedgerCalls.failureOfOthersTransaction(e);
        }
    }
}
