package dev.heng.evaluation.outbox.relay;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The buckets that this replica may send: session locks on a connection of its own, gone with the connection. */
final class Lease implements AutoCloseable {
    /** First half of the lock's key; the second is the bucket. */
    private static final int LOCK_CLASS = 0x4845_5643;

    private static final int SOCKET_TIMEOUT_S = 15;
    private static final String TAKE = """
            select b from generate_series(0, 63) b
            where not exists (select from pg_locks l where l.locktype = 'advisory' and l.pid = pg_backend_pid() and l.granted
                              and l.classid = ? and l.objid = b and l.objsubid = 2)
              and pg_try_advisory_lock(?, b)""";
    private static final String OWNED = """
            select objid::int from pg_locks where locktype = 'advisory' and pid = pg_backend_pid() and granted
              and classid = ? and objsubid = 2""";

    private final Connection connection;

    private Lease(Connection connection) {
        this.connection = connection;
    }

    static Lease open(String url, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "heng-scorecard-relay");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", Integer.toString(SOCKET_TIMEOUT_S));
        return new Lease(DriverManager.getConnection(url, properties));
    }

    /** Takes the buckets that nobody has. */
    void takeFree() throws SQLException {
        try (PreparedStatement take = connection.prepareStatement(TAKE)) {
            take.setInt(1, LOCK_CLASS);
            take.setInt(2, LOCK_CLASS);
            take.executeQuery().close();
        }
    }

    /**
     * The buckets that are held at this moment.
     *
     * @throws SQLException when the connection, and with it every bucket, is lost
     */
    List<Integer> owned() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(OWNED)) {
            query.setInt(1, LOCK_CLASS);
            List<Integer> buckets = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    buckets.add(rows.getInt(1));
                }
            }
            return buckets;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
