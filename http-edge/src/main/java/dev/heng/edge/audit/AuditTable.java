package dev.heng.edge.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.List;
import javax.sql.DataSource;

/** The table of the trail: rows are added and read, and nothing else is possible. */
@ApplicationScoped
class AuditTable {
    private static final String INSERT = """
            insert into audit_entry (hospital, recorded_at, outcome, method, operation, target, status, code, actor, roles, remote,
                                     forwarded_for, correlation, idempotency_key, body_digest, sequence, version)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    /** What a role that only adds and reads must not be able to do. */
    private static final String MAY_CHANGE = """
            select pg_has_role(relowner, 'MEMBER')
                or has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
                or has_any_column_privilege(oid, 'UPDATE, REFERENCES')
            from pg_class where oid = 'audit_entry'::regclass
            """;

    private final DataSource dataSource;

    AuditTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Adds the records, all or none. */
    void add(List<AuditEntry> entries) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (AuditEntry entry : entries) {
                    fill(connection, insert, entry);
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void fill(Connection connection, PreparedStatement insert, AuditEntry entry) throws SQLException {
        insert.setString(1, entry.hospital());
        insert.setObject(2, entry.recordedAt());
        insert.setString(3, entry.outcome().name());
        insert.setString(4, entry.method());
        insert.setString(5, entry.operation());
        insert.setString(6, entry.target());
        insert.setObject(7, entry.status(), Types.SMALLINT);
        insert.setString(8, entry.code());
        insert.setString(9, entry.actor());
        insert.setArray(10, connection.createArrayOf("text", entry.roles().toArray(String[]::new)));
        insert.setString(11, entry.remote());
        insert.setString(12, entry.forwardedFor());
        insert.setString(13, entry.correlation());
        insert.setString(14, entry.idempotencyKey());
        insert.setBytes(15, entry.bodyDigest());
        insert.setObject(16, entry.sequence(), Types.BIGINT);
        insert.setObject(17, entry.version(), Types.BIGINT);
    }

    /** True when the role of this service could change the trail. */
    boolean isChangeable() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(MAY_CHANGE)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
