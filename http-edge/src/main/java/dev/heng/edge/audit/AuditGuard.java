package dev.heng.edge.audit;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;

/** Refuses to start a service whose database role could change the audit trail. */
@ApplicationScoped
class AuditGuard {
    private final AuditTable table;
    private final AuditWriter writer;

    AuditGuard(AuditTable table, AuditWriter writer) {
        this.table = table;
        this.writer = writer;
    }

    void check(@Observes StartupEvent start) throws SQLException {
        if (table.isChangeable()) {
            throw new IllegalStateException(
                    "The database role of this service can change the audit trail: let another role own the tables"
                            + " (HENG_DB_OWNER_USER, HENG_DB_OWNER_PASSWORD) and give HENG_DB_USER no right that is not needed.");
        }
        writer.start();
    }
}
