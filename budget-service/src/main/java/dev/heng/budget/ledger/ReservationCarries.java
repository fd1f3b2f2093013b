package dev.heng.budget.ledger;

import dev.heng.budget.outbox.Bucket;
import dev.heng.budget.outbox.RelayWakeUp;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;

/**
 * Lets reservations go on in the next year with their budget, in the caller's transaction, which holds the hospital's exclusive lock. Their old
 * cells keep their figures: what is set aside there is a hold from then on.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ReservationCarries {
    private final DataSource dataSource;
    private final TransactionSynchronizationRegistry transactions;
    private final RelayWakeUp relay;
    private final ReservationCarryCalls calls;

    ReservationCarries(
            DataSource dataSource, TransactionSynchronizationRegistry transactions, RelayWakeUp relay, Clock clock) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.relay = relay;
        this.calls = new ReservationCarryCalls(clock);
    }

    /**
     * What went on.
     *
     * @param sequence the Ledger-Sequence that contains it
     */
    public record Carried(long sequence, List<CarriedReservation> lines) {}

    /**
     * Lets what is open of reservations in some budget lines of a year go on; what adjustments hold does not.
     *
     * @param lines the budget lines, in whatever month
     * @throws ReservationRefused UNKNOWN_CENTRE, UNKNOWN_SUBJECT, PERIOD_CLOSED; nothing may be committed then
     * @throws ProblemException 404 for an unknown hospital, 503 as {@link Ledger#post}
     */
    public Carried carry(ReservationCarry carry, int year, Collection<CellKey> lines) {
        return called(carry.hospital(), connection -> calls.carry(connection, carry, year, lines));
    }

    /**
     * Brings them back where they were.
     *
     * @param lines those that went on
     * @return the Ledger-Sequence that contains it
     * @throws ReservationRefused RESERVATION_USED when something was used or released of a line since, UNKNOWN_CENTRE, UNKNOWN_SUBJECT,
     *     PERIOD_CLOSED; nothing may be committed then
     * @throws ProblemException as {@link #carry}
     */
    public long bringBack(ReservationCarry carry, List<CarriedReservation> lines) {
        return called(carry.hospital(), connection -> calls.bringBack(connection, carry, lines));
    }

    private <T> T called(String hospital, LedgerCalls.Call<T> call) {
        T answer;
        try (Connection connection = dataSource.getConnection()) {
            answer = call.on(connection);
        } catch (SQLException e) {
            throw LedgerCalls.failureOfOthersTransaction(e);
        }
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
}
