package dev.heng.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    private static final String SUPER_PASSWORD = "only-for-this-test";
    private static final String PASSWORD = "it's \\ quoted";

    @TempDir
    Path folder;

    @Test
    void isDurableAsksForPasswordsAndKeepsItsData() throws SQLException {
        Path data = folder.resolve("postgres");
        try (EmbeddedPostgres server = EmbeddedPostgres.start(data, 0, SUPER_PASSWORD)) {
            server.createDatabase("heng_probe", "heng_probe", PASSWORD);
            server.createDatabase("heng_probe", "heng_probe", PASSWORD);
            assertDurable(server);
            assertRefused(server, "heng_probe", "wrong");
            assertRefused(server, "postgres", "");
            asOwner(server, "CREATE TABLE kept (name text)", "GRANT SELECT, INSERT ON kept TO heng_probe");
            try (Connection connection = connect(server);
                    Statement statement = connection.createStatement()) {
                statement.execute("INSERT INTO kept VALUES ('心内科')");
            }
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start(data, 0, SUPER_PASSWORD)) {
            assertEquals("心内科", read(server, "SELECT name FROM kept"));
        }
    }

    @Test
    void theRoleOfAServiceCanChangeNoTable() throws SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder.resolve("roles"), 0, SUPER_PASSWORD)) {
            server.createDatabase("heng_probe", "heng_probe", PASSWORD);
            asOwner(server, "CREATE TABLE kept (name text)", "GRANT SELECT, INSERT ON kept TO heng_probe");
            for (String change : new String[] {
                "CREATE TABLE own (name text)",
                "ALTER TABLE kept ADD COLUMN age int",
                "DROP TABLE kept",
                "TRUNCATE kept",
                "DELETE FROM kept",
                "SET ROLE heng_probe_owner"
            }) {
                try (Connection connection = connect(server);
                        Statement statement = connection.createStatement()) {
                    SQLException refusal = assertThrows(SQLException.class, () -> statement.execute(change), change);
                    assertEquals("42501", refusal.getSQLState(), change);
                }
            }
        }
    }

    @Test
    void takesTheTablesOfAnEarlierReleaseFromTheServicesRole() throws SQLException {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder.resolve("earlier"), 0, SUPER_PASSWORD)) {
            server.createDatabase("heng_probe", "heng_probe", PASSWORD);
            asOwner(server, "GRANT CREATE ON SCHEMA public TO heng_probe");
            try (Connection connection = connect(server);
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE kept (name text)");
            }
            server.createDatabase("heng_probe", "heng_probe", PASSWORD);
            assertEquals("heng_probe_owner", read(server, "SELECT tableowner FROM pg_tables WHERE tablename = 'kept'"));
        }
    }

    @Test
    void refusesNamesThatAreNotPlain() {
        try (EmbeddedPostgres server = EmbeddedPostgres.start(folder.resolve("names"), 0, SUPER_PASSWORD)) {
            assertThrows(
                    IllegalArgumentException.class, () -> server.createDatabase("x; DROP ROLE y", "heng", PASSWORD));
        }
    }

    private static void assertDurable(EmbeddedPostgres server) throws SQLException {
        for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
            assertEquals("on", read(server, "SELECT setting FROM pg_settings WHERE name = '" + setting + "'"), setting);
        }
        assertEquals("scram-sha-256", read(server, "SHOW password_encryption"));
        assertEquals("UTF8", read(server, "SHOW server_encoding"));
        assertFalse(Boolean.parseBoolean(read(server, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")));
        assertEquals("10s", read(server, "SHOW idle_in_transaction_session_timeout"));
    }

    private static void assertRefused(EmbeddedPostgres server, String user, String password) {
        SQLException refusal = assertThrows(
                SQLException.class, () -> DriverManager.getConnection(server.jdbcUrl("heng_probe"), user, password)
                        .close());
        // 28P01 invalid password; 08004 the client has none to offer.
        assertEquals(password.isEmpty() ? "08004" : "28P01", refusal.getSQLState());
    }

    private static String read(EmbeddedPostgres server, String query) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void asOwner(EmbeddedPostgres server, String... statements) throws SQLException {
        String owner = EmbeddedPostgres.ownerOf("heng_probe");
        try (Connection connection = DriverManager.getConnection(server.jdbcUrl("heng_probe"), owner, PASSWORD);
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        }
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl("heng_probe"), "heng_probe", PASSWORD);
    }
}
