package dev.heng.edge.database;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * The connections of the pool, to be cut at once. The pool itself closes connections in the one thread that also opens them: behind
 * callers who wait there for a database that does not answer.
 */
@Singleton
class PooledConnections implements AgroalPoolInterceptor {
    private static final Logger LOG = Logger.getLogger(PooledConnections.class);

    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    @Override
    public void onConnectionCreate(Connection connection) {
        try {
            open.add(connection.unwrap(Connection.class));
        } catch (SQLException closedAlready) {
            LOG.debugf("a new connection cannot be remembered: %s", closedAlready.getMessage());
        }
    }

    @Override
    public void onConnectionDestroy(Connection connection) {
        try {
            open.remove(connection.unwrap(Connection.class));
        } catch (SQLException closedAlready) {
            open.removeIf(PooledConnections::isClosed);
        }
    }

    /** Closes the sockets under whoever waits for an answer on them; the pool finds them closed. */
    void cut() {
        for (Connection connection : open) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException closedAlready) {
                LOG.debugf("a connection cannot be cut: %s", closedAlready.getMessage());
            }
        }
        open.removeIf(PooledConnections::isClosed);
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException unknown) {
            return true;
        }
    }
}
