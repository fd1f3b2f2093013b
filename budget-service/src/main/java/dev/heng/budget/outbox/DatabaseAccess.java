package dev.heng.budget.outbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * Connections outside the pool, for sessions that hold locks or listen as long as they live.
 *
 * @param url JDBC address of the service's database
 */
record DatabaseAccess(String url, String user, String password) {
    private static final int SOCKET_TIMEOUT_S = 15;

    /** A connection of its own; a server that does not answer within 15 seconds counts as lost. */
    Connection connect(String purpose) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", purpose);
        properties.setProperty("tcpKeepAlive", "true");
        // a session whose client is cut off ends on the server too, so that its locks do not outlive it for hours
        properties.setProperty(
                "options", "-c tcp_keepalives_idle=5 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3");
        // planned anew each time, see FreshPlans
        properties.setProperty("prepareThreshold", "0");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", Integer.toString(SOCKET_TIMEOUT_S));
        return DriverManager.getConnection(url, properties);
    }

    @Override
    public String toString() {
        return "database of the service";
    }
}
