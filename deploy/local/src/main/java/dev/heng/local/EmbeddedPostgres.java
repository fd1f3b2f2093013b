package dev.heng.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Pattern;
import org.postgresql.Driver;

/**
 * A real PostgreSQL server on a data folder of its own: durable, with passwords, on the loopback address.
 *
 * <p>The server is a process of its own session. It survives the death of this JVM (a later start on the same folder
 * ends it first) and stops with {@link #close()}; the data stays.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final Duration STOP_MAX = Duration.ofSeconds(30);
    private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    private final PostgresFolder folder;
    private final int port;
    private final String superPassword;
    private final Thread hook = new Thread(this::stop, "stop PostgreSQL");

    private EmbeddedPostgres(PostgresFolder folder, int port, String superPassword) {
        this.folder = folder;
        this.port = port;
        this.superPassword = superPassword;
    }

    /**
     * Starts the server and returns when it accepts connections; it is stopped when this JVM ends.
     *
     * @param dataDirectory created on first use; parent folders too
     * @param portOrZero 0 takes a free port
     * @param superPassword of the user {@code postgres}; fixed by the first start on a folder
     * @throws StartException with one clear line when the server cannot start
     */
    public static EmbeddedPostgres start(Path dataDirectory, int portOrZero, String superPassword) {
        EmbeddedPostgres server = startDetached(dataDirectory, portOrZero, superPassword, defaultLog(dataDirectory));
        Runtime.getRuntime().addShutdownHook(server.hook);
        return server;
    }

    /** As {@link #start}, but the caller decides when the server stops, and where it writes its log. */
    static EmbeddedPostgres startDetached(Path dataDirectory, int portOrZero, String superPassword, Path log) {
        PostgresFolder folder = new PostgresFolder(dataDirectory.toAbsolutePath(), PostgresBinaries.unpacked());
        stop(folder);
        folder.prepare(superPassword);
        int port = portOrZero == 0 ? Ports.free() : portOrZero;
        EmbeddedPostgres server = new EmbeddedPostgres(folder, port, superPassword);
        server.launch(log);
        return server;
    }

    public int port() {
        return port;
    }

    /** The address of one database, without user and password. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /**
     * As {@link #createDatabase(String, String, String, String)}; the owner has the password of the role, which is enough for tests.
     */
    public void createDatabase(String database, String role, String password) {
        createDatabase(database, role, password, password);
    }

    /**
     * Makes sure that a database and its two roles exist: the owner ({@link #ownerOf}), who migrates, and the role of the service, which
     * reads and writes rows as the owner's migrations allow, and can change no table. Both are ordinary roles with these passwords.
     *
     * @throws IllegalArgumentException when a name is not a plain lower-case SQL name
     * @throws StartException when the server refuses
     */
    public void createDatabase(String database, String role, String password, String ownerPassword) {
        requireName(database);
        requireName(role);
        String owner = ownerOf(role);
        requireName(owner);
        try (Connection connection = connect(PostgresFolder.SUPERUSER);
                Statement statement = connection.createStatement()) {
            createRole(connection, owner, ownerPassword);
            createRole(connection, role, password);
            // No recompute or export keeps one snapshot for long (architecture, section 4).
            statement.execute("ALTER ROLE " + role + " SET idle_in_transaction_session_timeout = '10s'");
            statement.execute("ALTER ROLE " + role + " SET transaction_timeout = '60s'");
            if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
                statement.execute("CREATE DATABASE " + database + " OWNER " + owner);
            }
            statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
            statement.execute("GRANT CONNECT ON DATABASE " + database + " TO " + role);
        } catch (SQLException e) {
            throw new StartException("cannot create the database " + database + ": " + e.getMessage(), e);
        }
        giveToOwner(database, role, owner);
    }

    /** The role that owns the tables of a service's role. */
    public static String ownerOf(String role) {
        return role + "_owner";
    }

    private static void createRole(Connection connection, String role, String password) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            String verb = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role) ? "ALTER" : "CREATE";
            statement.execute(verb + " ROLE " + role
                    + " LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION PASSWORD "
                    + statement.enquoteLiteral(password));
        }
    }

    /** A data folder of an earlier release has tables that the service's own role owns. */
    private void giveToOwner(String database, String role, String owner) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("REASSIGN OWNED BY " + role + " TO " + owner);
        } catch (SQLException e) {
            throw new StartException("cannot give the tables of " + database + " to their owner: " + e.getMessage(), e);
        }
    }

    /** Stops the server: open transactions are rolled back, everything committed is on disk. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is ending and the hook runs by itself; stopping twice does no harm.
        }
        stop();
    }

    /** The server's main process while it runs. */
    java.util.Optional<ProcessHandle> process() {
        return folder.server();
    }

    private void stop() {
        stop(folder);
    }

    /** Stops whatever server runs on the folder; nothing happens when none does. */
    static void stop(Path dataDirectory) {
        stop(new PostgresFolder(dataDirectory.toAbsolutePath(), PostgresBinaries.unpacked()));
    }

    private static void stop(PostgresFolder folder) {
        if (folder.server().isEmpty()) {
            return;
        }
        String seconds = String.valueOf(STOP_MAX.toSeconds());
        Command.Result result = Command.run(
                folder.binaries()
                        .command("pg_ctl", "stop", "-D", folder.path().toString(), "-m", "fast", "-w", "-t", seconds),
                STOP_MAX.plusSeconds(5));
        if (!result.succeeded() && folder.server().isPresent()) {
            Command.run(
                    folder.binaries()
                            .command("pg_ctl", "stop", "-D", folder.path().toString(), "-m", "immediate"),
                    STOP_MAX);
        }
    }

    private void launch(Path log) {
        try {
            folder.forgetDeadServer();
            Files.createDirectories(log.getParent());
        } catch (IOException e) {
            throw new StartException("cannot start PostgreSQL: " + Folders.reason(e), e);
        }
        String seconds = String.valueOf(START_MAX.toSeconds());
        // pg_ctl puts the server into a session of its own: Ctrl-C in a terminal does not reach it.
        Command.Result result = Command.run(
                folder.binaries()
                        .command(
                                "pg_ctl",
                                "start",
                                "-D",
                                folder.path().toString(),
                                "-l",
                                log.toString(),
                                "-w",
                                "-t",
                                seconds,
                                "-o",
                                "-p " + port),
                START_MAX.plusSeconds(10));
        if (!result.succeeded()) {
            throw new StartException("PostgreSQL did not start on port " + port + ": " + failure(log, result));
        }
    }

    private static String failure(Path log, Command.Result result) {
        try {
            return Files.readAllLines(log).reversed().stream()
                    .filter(line -> line.contains("FATAL") || line.contains("PANIC"))
                    .findFirst()
                    .orElse(result.output()
                            .lines()
                            .reduce((first, second) -> second)
                            .orElse("no output"));
        } catch (IOException e) {
            return result.output();
        }
    }

    private Connection connect(String database) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", PostgresFolder.SUPERUSER);
        login.setProperty("password", superPassword);
        // Not by DriverManager: a Quarkus test loads this class by a loader whose drivers it does not know.
        // null is for the addresses of other databases
        return Objects.requireNonNull(new Driver().connect(jdbcUrl(database), login));
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a plain lower-case SQL name: " + name);
        }
    }

    private static Path defaultLog(Path dataDirectory) {
        Path folder = dataDirectory.toAbsolutePath();
        return folder.resolveSibling(folder.getFileName() + ".log");
    }
}
