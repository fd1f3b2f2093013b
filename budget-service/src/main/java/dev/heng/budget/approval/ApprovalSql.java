package dev.heng.budget.approval;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** Statements of this capability, inside the caller's transaction when there is one. */
@ApplicationScoped
class ApprovalSql {
    /** Deadlock, serialisation failure, lock not available: the caller may send its request again. */
    private static final Set<String> BUSY = Set.of("40P01", "40001", "55P03");

    private final DataSource dataSource;

    ApprovalSql(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @FunctionalInterface
    interface Values {
        void bind(PreparedStatement statement) throws SQLException;
    }

    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** All rows of a query. */
    <T> List<T> rows(String sql, Values values, Reading<T> reading) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            values.bind(query);
            List<T> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(reading.of(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** One statement. @return how many rows it wrote */
    int write(String sql, Values values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            values.bind(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** One statement for each of several batches of values that {@code values} adds. */
    void writeAll(String sql, Values values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            values.bind(statement);
            statement.executeBatch();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static RuntimeException failure(SQLException e) {
        return BUSY.contains(String.valueOf(e.getSQLState()))
                ? new ProblemException(EdgeProblem.TOO_BUSY, "Somebody else decides at the same time. Try again.")
                : new IllegalStateException("cannot read or write approvals", e);
    }
}
