package dev.heng.budget.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The limits that follow from the control rules of a hospital, its tree of centres and its chart. */
@ApplicationScoped
public class SpendingLimits {
    private final DataSource dataSource;

    SpendingLimits(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Sums the limits of a hospital anew, after something changed that decides which cells count in them. The caller's transaction keeps
     * every posting out, by the exclusive lock of the hospital or of its chart.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void rebuild(String hospital) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("select ledger_rebuild_limits(?)")) {
            statement.setString(1, hospital);
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot rebuild the limits of " + hospital, e);
        }
    }
}
