package dev.heng.budget.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Compares what sources stated with what is here, exact at the moment of the question ({@code reconciliation_days}). */
@ApplicationScoped
public class Reconciliations {
    private static final String COMPARED = "(compared).*";
    private static final String DAYS = "select date, source, " + COMPARED + """

             from reconciliation_days(?, ?, ?, ?)
            where (compared).state = any (?) and (date, source collate "C") > (?, ?)
            order by date, source collate "C" limit ?
            """;
    private static final String BATCHES = "select batch, " + COMPARED + """

             from reconciliation_batches(?, ?)
            where (compared).state = any (?) and batch collate "C" > ?
            order by batch collate "C" limit ?
            """;
    private static final String MONTH = """
            select count(*) filter (where (compared).stated_lines is not null),
                   count(*) filter (where (compared).state = 'GAP')
            from reconciliation_days(?, null, ?, ?)
            """;

    private final DataSource dataSource;

    Reconciliations(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Which days to list.
     *
     * @param source null: of every source
     * @param from the first day
     * @param to the last day
     */
    public record Days(@Nullable String source, LocalDate from, LocalDate to, Collection<ReconciliationState> states) {}

    /** The days of a month whose totals were stated, and how many of them do not match. */
    public record OfMonth(long stated, long gaps) {}

    /**
     * By day, then by source.
     *
     * @param afterDay the key of the row before the first wanted: day and source
     */
    public List<Reconciled> days(String hospital, Days wanted, LocalDate afterDay, String afterSource, int rows) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(DAYS)) {
            query.setString(1, hospital);
            query.setString(2, wanted.source());
            query.setObject(3, wanted.from());
            query.setObject(4, wanted.to());
            query.setArray(5, names(connection, wanted.states()));
            query.setObject(6, afterDay);
            query.setString(7, afterSource);
            query.setInt(8, rows);
            List<Reconciled> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(reconciled(
                            new Sent.OnDay(row.getString("source"), row.getObject("date", LocalDate.class)), row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot compare days", e);
        }
    }

    /**
     * By name of the batch.
     *
     * @param after the batch before the first wanted; empty for the start
     */
    public List<Reconciled> batches(
            String hospital, String source, Collection<ReconciliationState> states, String after, int rows) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(BATCHES)) {
            query.setString(1, hospital);
            query.setString(2, source);
            query.setArray(3, names(connection, states));
            query.setString(4, after);
            query.setInt(5, rows);
            List<Reconciled> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(reconciled(new Sent.InBatch(source, row.getString("batch")), row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot compare batches", e);
        }
    }

    /** What a month looks like before it is closed; by the dates of the lines, wherever they are booked. */
    public OfMonth month(String hospital, YearMonth month) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(MONTH)) {
            query.setString(1, hospital);
            query.setObject(2, month.atDay(1));
            query.setObject(3, month.atEndOfMonth());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new OfMonth(row.getLong(1), row.getLong(2));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot compare a month", e);
        }
    }

    private static java.sql.Array names(Connection connection, Collection<ReconciliationState> states)
            throws SQLException {
        return connection.createArrayOf("text", states.stream().map(Enum::name).toArray(String[]::new));
    }

    private static Reconciled reconciled(Sent about, ResultSet row) throws SQLException {
        return new Reconciled(
                about,
                row.getBigDecimal("stated_amount") == null ? null : total(row, "stated_"),
                total(row, ""),
                total(row, "replayed_"),
                total(row, "reversed_"),
                total(row, "suspended_"),
                total(row, "changed_"),
                ReconciliationState.valueOf(row.getString("state")));
    }

    private static Total total(ResultSet row, String prefix) throws SQLException {
        return new Total(row.getLong(prefix + "lines"), row.getBigDecimal(prefix + "amount"));
    }
}
