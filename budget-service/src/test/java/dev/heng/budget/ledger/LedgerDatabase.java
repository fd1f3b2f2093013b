package dev.heng.budget.ledger;

import dev.heng.local.EmbeddedPostgres;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalPropertiesReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;

/** A migrated database of its own on a real server, without the application: nobody relays here unless the test does. */
public final class LedgerDatabase {
    private static final String USER = "heng_budget";
    private static final String PASSWORD = "budget";
    private static final int CONNECTIONS_MAX = 24;
    private static final Map<String, LedgerDatabase> BY_NAME = new HashMap<>();
    private static final AtomicInteger AGED = new AtomicInteger();
    private static EmbeddedPostgres server;

    private final String url;
    private AgroalDataSource dataSource;

    private LedgerDatabase(String url) throws SQLException {
        this.url = url;
        this.dataSource = pool();
    }

    /** Migrates up to a version, or to {@code latest}. */
    LedgerDatabase migrated(String version) {
        Flyway.configure()
                .dataSource(url, EmbeddedPostgres.ownerOf(USER), PASSWORD)
                .placeholders(Map.of("application", USER))
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
        return this;
    }

    private AgroalDataSource pool() throws SQLException {
        return AgroalDataSource.from(new AgroalPropertiesReader()
                .readProperties(Map.of(
                        AgroalPropertiesReader.JDBC_URL, url,
                        AgroalPropertiesReader.PRINCIPAL, USER,
                        AgroalPropertiesReader.CREDENTIAL, PASSWORD,
                        AgroalPropertiesReader.MAX_SIZE, Integer.toString(CONNECTIONS_MAX),
                        // a class that has run leaves the server's connections to those that follow
                        AgroalPropertiesReader.REAP_TIMEOUT_S, "1"))
                .get());
    }

    /** The database of a test class, created and migrated when the class runs for the first time. */
    public static synchronized LedgerDatabase create(String name) {
        return BY_NAME.computeIfAbsent(name, fresh -> created(fresh).migrated("latest"));
    }

    /** A new database as the version left it, for a test of those after it; a test may run again in the same process. */
    static synchronized LedgerDatabase createAt(String name, String version) {
        return created(name + "_" + AGED.incrementAndGet()).migrated(version);
    }

    /** As the owner of the tables, on every database there is, after whatever a test that failed has left open there was cut off. */
    static synchronized void runEverywhere(String sql) {
        for (LedgerDatabase database : BY_NAME.values()) {
            database.dataSource.close();
            try (Connection owner =
                            DriverManager.getConnection(database.url, EmbeddedPostgres.ownerOf(USER), PASSWORD);
                    Statement statement = owner.createStatement()) {
                statement.execute(sql);
                database.dataSource = database.pool();
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }

    private static LedgerDatabase created(String name) {
        try {
            if (server == null) {
                Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
                server = EmbeddedPostgres.start(
                        Files.createTempDirectory(target, "ledger").resolve("postgres"), 0, "super");
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            }
            server.createDatabase(name, USER, PASSWORD);
            return new LedgerDatabase(server.jdbcUrl(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public AgroalDataSource dataSource() {
        return dataSource;
    }

    public String url() {
        return url;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return PASSWORD;
    }

    /** Runs statements. */
    public void run(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The rows of a query, columns joined with a blank, null as {@code -}. */
    public List<String> rows(String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                List<String> columns = new ArrayList<>();
                for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                    columns.add(row.getString(column) == null ? "-" : row.getString(column));
                }
                rows.add(String.join(" ", columns));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The first column of the only row. */
    public String value(String sql) {
        return rows(sql).getFirst();
    }
}
