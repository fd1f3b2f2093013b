package dev.heng.budget.execution;

import dev.heng.budget.ledger.ExecutionResult;
import dev.heng.budget.ledger.LineStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Counts what came of posted lines, and shows how many wait in the suspense queue. */
@ApplicationScoped
public class ExecutionMeasures {
    private static final Logger LOG = Logger.getLogger(ExecutionMeasures.class);
    private static final int PATIENCE_S = 2;

    private final MeterRegistry registry;
    private final DataSource dataSource;

    ExecutionMeasures(MeterRegistry registry, DataSource dataSource) {
        this.registry = registry;
        this.dataSource = dataSource;
        Gauge.builder("heng.suspense.open", this, ExecutionMeasures::suspended)
                .description("Lines that wait in the suspense queue")
                .register(registry);
    }

    /** Counts the lines of an answer by what came of them. */
    void count(ExecutionResult result) {
        for (LineStatus status : LineStatus.values()) {
            registry.counter("heng.execution.lines", "status", status.name()).increment(result.count(status));
        }
    }

    private double suspended() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select count(*) from suspense where state = 'OPEN'")) {
            query.setQueryTimeout(PATIENCE_S);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException away) {
            LOG.debugf("the suspense queue cannot be counted: %s", away.getMessage());
            return Double.NaN;
        }
    }
}
