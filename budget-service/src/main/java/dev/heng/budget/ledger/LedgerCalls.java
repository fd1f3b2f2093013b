package dev.heng.budget.ledger;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import javax.sql.DataSource;

/** Runs calls of the ledger's functions in transactions of their own and repeats those that lost a deadlock. */
final class LedgerCalls {
    private static final int ATTEMPTS_MAX = 4;
    /** Deadlock, serialisation failure: the transaction did nothing and may run again. */
    private static final Set<String> REPEATABLE = Set.of("40P01", "40001");

    private static final String NUMERIC_OVERFLOW = "22003";

    private final DataSource dataSource;

    LedgerCalls(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @FunctionalInterface
    interface Call<T> {
        T on(Connection connection) throws SQLException;
    }

    /** One statement that is a transaction by itself: one round trip, the commit included. */
    <T> T single(Call<T> call) {
        return repeat(call);
    }

    /** Several statements as one transaction; rolled back when the call throws. */
    <T> T several(Call<T> call) {
        return transaction(call, Connection::commit);
    }

    /** Several statements as one transaction that leaves nothing behind. */
    <T> T tried(Call<T> call) {
        return transaction(call, Connection::rollback);
    }

    @FunctionalInterface
    private interface Ending {
        void of(Connection connection) throws SQLException;
    }

    private <T> T transaction(Call<T> call, Ending ending) {
        return repeat(connection -> {
            connection.setAutoCommit(false);
            try {
                T answer = call.on(connection);
                ending.of(connection);
                return answer;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        });
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private <T> T repeat(Call<T> call) {
        for (int attempt = 1; ; attempt++) {
            try (Connection connection = dataSource.getConnection()) {
                return call.on(connection);
            } catch (SQLException e) {
                if (!REPEATABLE.contains(String.valueOf(e.getSQLState()))) {
                    throw failure(e);
                }
                if (attempt == ATTEMPTS_MAX) {
                    throw lost();
                }
            }
        }
    }

    private static ProblemException lost() {
        return new ProblemException(EdgeProblem.TOO_BUSY, "Too many postings touch the same figures. Try again.");
    }

    /** What the caller gets to know of a call in a transaction that is not the ledger's own, and that it cannot repeat. */
    static RuntimeException failureOfOthersTransaction(SQLException e) {
        return REPEATABLE.contains(String.valueOf(e.getSQLState())) ? lost() : failure(e);
    }

    /**
     * What the caller gets to know. A connection that was refused or lost leaves open whether the call was stored; its lines may be sent
     * again, they are counted once.
     */
    private static RuntimeException failure(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (state.equals(NUMERIC_OVERFLOW)) {
            return new ProblemException(
                    EdgeProblem.CONFLICT, "A figure would have more than 20 digits before the point.");
        }
        boolean isDatabaseAway = e.getSQLState() == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("25P")
                || state.startsWith("55P");
        return isDatabaseAway
                ? new ProblemException(
                        EdgeProblem.TOO_BUSY, "The database did not answer in time. Send the call again.")
                : new IllegalStateException("the ledger refused a call", e);
    }
}
