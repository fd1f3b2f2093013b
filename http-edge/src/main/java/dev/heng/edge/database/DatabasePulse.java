package dev.heng.edge.database;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Feels every second, on a connection of its own, whether the database answers. When it does not (stopped, cut off, killed), the pool's
 * connections are cut under whoever waits for them, so that no request hangs longer than its caller waits, and no dead connection is
 * handed out later. A statement that merely takes long is not disturbed: the limit is on the database, not on its work.
 */
@ApplicationScoped
public class DatabasePulse {
    private static final Logger LOG = Logger.getLogger(DatabasePulse.class);
    private static final long BEAT_NS = 1_000_000_000L;
    private static final long LOOK_AGAIN_NS = 250_000_000L;
    private static final String PATIENCE_S = "2";

    private final AgroalDataSource pool;
    private final PooledConnections connections;
    private final String url;
    private final Properties properties = new Properties();
    private volatile boolean isBeating;
    private volatile boolean isStopping;
    private @Nullable Thread thread;

    DatabasePulse(
            AgroalDataSource pool,
            PooledConnections connections,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.pool = pool;
        this.connections = connections;
        this.url = url;
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "heng-pulse");
        properties.setProperty("connectTimeout", PATIENCE_S);
        properties.setProperty("loginTimeout", PATIENCE_S);
        properties.setProperty("socketTimeout", PATIENCE_S);
    }

    void start(@Observes StartupEvent started) {
        isBeating = true;
        thread = Thread.ofPlatform().name("heng-pulse").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent stopped) {
        isStopping = true;
        LockSupport.unpark(thread);
    }

    /** False from the first question that was not answered until one is. */
    public boolean isBeating() {
        return isBeating;
    }

    private void run() {
        while (!isStopping) {
            try (Connection connection = DriverManager.getConnection(url, properties);
                    Statement statement = connection.createStatement()) {
                beat(statement);
            } catch (SQLException away) {
                if (isBeating) {
                    LOG.warnf("the database does not answer: %s", away.getMessage());
                }
                isBeating = false;
                connections.cut();
                pool.flush(AgroalDataSource.FlushMode.ALL);
                LockSupport.parkNanos(LOOK_AGAIN_NS);
            }
        }
    }

    private void beat(Statement statement) throws SQLException {
        while (!isStopping) {
            statement.execute("select 1");
            if (!isBeating) {
                LOG.info("the database answers again");
            }
            isBeating = true;
            LockSupport.parkNanos(BEAT_NS);
        }
    }
}
