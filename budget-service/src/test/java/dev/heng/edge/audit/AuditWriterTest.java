package dev.heng.edge.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heng.budget.ledger.LedgerDatabase;
import dev.heng.budget.ledger.Together;
import dev.heng.edge.health.Heartbeats;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a record that cannot be stored at once. */
class AuditWriterTest {
    private static final OffsetDateTime WHEN = OffsetDateTime.parse("2026-03-01T08:00:00Z");

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private AuditWriter writer;

    private void start(AuditTable table) {
        writer = new AuditWriter(table, new Heartbeats(registry), registry);
        writer.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        writer.stop(new ShutdownEvent());
    }

    @Test
    void waitsWhileTheDatabaseIsAway() {
        LedgerDatabase database = LedgerDatabase.create("audit_away");
        start(new AuditTable(database.dataSource()) {
            private int attempts;

            @Override
            void add(List<AuditEntry> entries) throws SQLException {
                attempts++;
                if (attempts == 1) {
                    throw new SQLException("the connection is gone", "08006");
                }
                super.add(entries);
            }
        });
        writer.add(refused("a", null));
        writer.add(refused("b", null));
        awaitNoneWaits();
        assertEquals("2", database.value("select count(*) from audit_entry"));
        assertEquals(0, lost());
    }

    @Test
    void isLostToTheLogWhenTheDatabaseRefusesIt() {
        LedgerDatabase database = LedgerDatabase.create("audit_refused");
        start(new AuditTable(database.dataSource()));
        writer.add(refused("a", new byte[] {1}));
        awaitNoneWaits();
        assertEquals(1, lost());
        writer.add(refused("b", null));
        awaitNoneWaits();
        assertEquals("b", database.value("select string_agg(hospital, ' ') from audit_entry"));
        assertEquals(1, lost());
    }

    private void awaitNoneWaits() {
        Together.until(
                "no record waits",
                20,
                () -> registry.get("heng.audit.waiting").gauge().value() == 0);
    }

    private double lost() {
        return registry.get("heng.audit.lost").counter().count();
    }

    private static AuditEntry refused(String hospital, byte[] digest) {
        return new AuditEntry(
                null,
                hospital,
                WHEN,
                AuditEntry.Outcome.REFUSED,
                "GET",
                "listFigures",
                "/",
                403,
                "FORBIDDEN_ROLE",
                "committee",
                List.of("committee"),
                null,
                null,
                null,
                null,
                digest,
                null,
                null);
    }
}
