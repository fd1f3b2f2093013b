package dev.heng.bench.floor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A database of its own on the suite's PostgreSQL, with the floors' tables and functions ({@code floor/schema.sql}). */
public final class FloorDatabase {
    /** The hospital of single posts; 80 x 25 cells in 202503. */
    public static final String SINGLE = "S";

    static final String NAME = "heng_bench";

    private final int port;
    private final String password;

    private FloorDatabase(int port, String password) {
        this.port = port;
        this.password = password;
    }

    /**
     * Makes it anew.
     *
     * @param superPassword also becomes that of the role that owns the database
     */
    public static FloorDatabase create(int port, String superPassword) {
        FloorDatabase database = new FloorDatabase(port, superPassword);
        try (Connection connection = DriverManager.getConnection(url(port, "postgres"), "postgres", superPassword);
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + NAME);
            statement.execute("drop role if exists " + NAME);
            statement.execute("create role " + NAME + " login password " + statement.enquoteLiteral(superPassword));
            statement.execute("create database " + NAME + " owner " + NAME);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot make the floors' database: " + e.getMessage(), e);
        }
        database.execute(schema());
        database.openCells(SINGLE, 3, 3);
        return database;
    }

    /** The database that {@link #create} made, on a server that listens elsewhere now. */
    public static FloorDatabase at(int port, String superPassword) {
        return new FloorDatabase(port, superPassword);
    }

    public Connection connect() {
        try {
            return DriverManager.getConnection(url(), NAME, password);
        } catch (SQLException e) {
            throw new IllegalStateException("no connection to the floors' database: " + e.getMessage(), e);
        }
    }

    public String url() {
        return url(port, NAME);
    }

    public String password() {
        return password;
    }

    int port() {
        return port;
    }

    /** Makes empty cells with a budget. */
    public void openCells(String hospital, int firstMonth, int lastMonth) {
        execute("""
                insert into cell (hospital, centre, subject, month, original)
                select '%s', 'C' || c, 'S' || s, 202500 + m, case when s < 21 then 2000000000 else 1000000000 end
                from generate_series(11, 90) c, generate_series(11, 35) s, generate_series(%d, %d) m;
                vacuum analyze cell;
                """.formatted(hospital, firstMonth, lastMonth));
    }

    public void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            // one by one: a vacuum refuses to run inside the transaction that a list of statements is
            for (String part : sql.contains("$$") ? new String[] {sql} : sql.split(";\\s*")) {
                if (!part.isBlank()) {
                    statement.execute(part);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("a floor failed: " + e.getMessage(), e);
        }
    }

    /**
     * Compares lines of a source with what was sent.
     *
     * @throws IllegalStateException when something is missing or doubled
     */
    void requireLines(String hospital, String source, String prefix, long count) {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement("""
                        select count(*) from line where hospital = ? and source = ? and line_id like ? || '-%'""")) {
            query.setString(1, hospital);
            query.setString(2, source);
            query.setString(3, prefix);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                if (row.getLong(1) != count) {
                    throw new IllegalStateException(
                            "the floor holds " + row.getLong(1) + " lines of " + prefix + " instead of " + count);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the floor's lines cannot be counted: " + e.getMessage(), e);
        }
    }

    /** Holds that each balance is the sum of its lines. */
    public void requireBalances(String hospital) {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement("""
                        select (select coalesce(sum(delta), 0) from line where hospital = ?)
                             = (select coalesce(sum(executed), 0) from cell where hospital = ?)""")) {
            query.setString(1, hospital);
            query.setString(2, hospital);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    throw new IllegalStateException("the floor's balances are not the sums of its lines");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the floor's balances cannot be added: " + e.getMessage(), e);
        }
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static String schema() {
        try (InputStream in = FloorDatabase.class.getResourceAsStream("/floor/schema.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
