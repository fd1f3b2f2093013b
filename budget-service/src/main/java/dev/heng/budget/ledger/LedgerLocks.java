package dev.heng.budget.ledger;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The locks of a hospital and of a chart, in the caller's transaction. Who posts holds the shared forms; who closes a period, changes the
 * tree of centres, the hospital's chart or a chart takes the exclusive form and thereby knows that no posting is under way. Hospital
 * before chart, always: the other order deadlocks with postings.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class LedgerLocks {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final DataSource dataSource;

    LedgerLocks(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Keeps the hospital's tree, chart and periods as they are until the transaction ends. */
    public void hospitalShared(String hospital) {
        lock("select ledger_lock_hospital(?)", hospital);
    }

    /**
     * Waits until nobody posts in the hospital and keeps postings out until the transaction ends.
     *
     * @throws ProblemException 503 after 4 s
     */
    public void hospitalExclusive(String hospital) {
        lock("select ledger_lock_hospital_exclusive(?)", hospital);
    }

    /** Keeps the chart's subjects as they are until the transaction ends. */
    public void chartShared(String chart) {
        lock("select ledger_lock_chart(?)", chart);
    }

    /**
     * Waits until nobody posts by the chart and keeps postings out until the transaction ends.
     *
     * @throws ProblemException 503 after 4 s
     */
    public void chartExclusive(String chart) {
        lock("select ledger_lock_chart_exclusive(?)", chart);
    }

    private void lock(String sql, String name) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, name);
            statement.execute();
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw new ProblemException(EdgeProblem.TOO_BUSY, "Postings are under way. Try again.");
            }
            throw new IllegalStateException("cannot lock " + name, e);
        }
    }
}
