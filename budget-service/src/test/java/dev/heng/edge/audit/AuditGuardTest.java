package dev.heng.edge.audit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.heng.budget.ledger.LedgerDatabase;
import dev.heng.edge.health.Heartbeats;
import dev.heng.local.EmbeddedPostgres;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A service whose role could change the trail does not start. */
class AuditGuardTest {
    private static void start(DataSource dataSource) throws Exception {
        AuditTable table = new AuditTable(dataSource);
        MeterRegistry registry = new SimpleMeterRegistry();
        AuditWriter writer = new AuditWriter(table, new Heartbeats(registry), registry);
        new AuditGuard(table, writer).check(new StartupEvent());
        writer.stop(new ShutdownEvent());
    }

    @Test
    void startsWithARoleThatOnlyAddsAndReads() throws Exception {
        start(LedgerDatabase.create("guard_split").dataSource());
    }

    @Test
    void refusesTheOwner() throws SQLException {
        LedgerDatabase database = LedgerDatabase.create("guard_owner");
        try (AgroalDataSource owner = owner(database)) {
            assertThrows(IllegalStateException.class, () -> start(owner));
        }
    }

    @Test
    void refusesARoleThatWasGivenOneRightTooMany() throws SQLException {
        LedgerDatabase database = LedgerDatabase.create("guard_right");
        try (AgroalDataSource owner = owner(database)) {
            for (String right : new String[] {
                "update on audit_entry",
                "delete on audit_entry",
                "truncate on audit_entry",
                "update (actor) on audit_entry"
            }) {
                execute(owner, "grant " + right + " to " + database.user());
                assertThrows(IllegalStateException.class, () -> start(database.dataSource()), right);
                execute(owner, "revoke " + right + " from " + database.user());
            }
        }
    }

    private static void execute(DataSource dataSource, String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static AgroalDataSource owner(LedgerDatabase database) throws SQLException {
        return AgroalDataSource.from(new AgroalPropertiesReader()
                .readProperties(Map.of(
                        AgroalPropertiesReader.JDBC_URL,
                        database.url(),
                        AgroalPropertiesReader.PRINCIPAL,
                        EmbeddedPostgres.ownerOf(database.user()),
                        AgroalPropertiesReader.CREDENTIAL,
                        database.password(),
                        AgroalPropertiesReader.MAX_SIZE,
                        "2"))
                .get());
    }
}
