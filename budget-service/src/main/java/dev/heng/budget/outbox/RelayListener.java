package dev.heng.budget.outbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jboss.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Hears from other replicas which buckets have news; the relay's poll is the net under it. */
final class RelayListener implements Runnable {
    static final String CHANNEL = "heng_outbox";

    private static final Logger LOG = Logger.getLogger(RelayListener.class);
    private static final int WAIT_MS = 1_000;

    private final DatabaseAccess database;
    private final RelayWakeUp wakeUp;
    private final BackOff backOff = new BackOff();

    RelayListener(DatabaseAccess database, RelayWakeUp wakeUp) {
        this.database = database;
        this.wakeUp = wakeUp;
    }

    @Override
    public void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try (Connection connection = database.connect("heng-relay-listener");
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                backOff.reset();
                listen(connection.unwrap(PGConnection.class));
            } catch (SQLException e) {
                LOG.debugf("not listening: %s", e.getMessage());
                backOff.pause();
            }
        }
    }

    private void listen(PGConnection connection) throws SQLException {
        while (!Thread.currentThread().isInterrupted()) {
            PGNotification[] notifications = connection.getNotifications(WAIT_MS);
            for (PGNotification notification : notifications == null ? new PGNotification[0] : notifications) {
                for (String bucket : notification.getParameter().split(",", -1)) {
                    wakeUp.heard(Integer.parseInt(bucket));
                }
            }
        }
    }
}
