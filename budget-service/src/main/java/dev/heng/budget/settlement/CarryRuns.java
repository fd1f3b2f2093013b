package dev.heng.budget.settlement;

import dev.heng.budget.ledger.BudgetLine;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The runs that carried years forward, with their lines. */
@ApplicationScoped
public class CarryRuns {
    private static final String COLUMNS =
            "year, run, state, digest, holds, transfers, ran_by, ran_at, sequence, reversed_by, reversed_at,"
                    + " reason, reversal_sequence";
    private static final String LINE =
            "centre, subject, fund, project, rule, treatment, reservations, budget, executed, reserved,"
                    + " carried, lapsed, returned, reservations_carried, reservations_released, origin_year, origin_amount";
    private static final int LINES_AT_ONCE = 500;

    private final DataSource dataSource;

    CarryRuns(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @throws ProblemException 404 when there is none */
    public CarryRun require(String hospital, int year, int run) {
        return read(
                        "select " + COLUMNS + " from carry_run where hospital = ? and year = ? and run = ?",
                        hospital,
                        year,
                        run)
                .stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        EdgeProblem.NOT_FOUND, "There is no run " + run + " that carries " + year + " forward."));
    }

    /** The run of a year that is in force. */
    public Optional<CarryRun> inForce(String hospital, int year) {
        return read(
                        "select " + COLUMNS
                                + " from carry_run where hospital = ? and year = ? and state = 'IN_FORCE' and run > ?",
                        hospital,
                        year,
                        0)
                .stream()
                .findFirst();
    }

    /** Those of a year, the first first. */
    public List<CarryRun> runs(String hospital, int year) {
        return read(
                "select " + COLUMNS + " from carry_run where hospital = ? and year = ? and run > ? order by run",
                hospital,
                year,
                0);
    }

    /**
     * In their order.
     *
     * @param after the line before the first wanted; null for the start
     */
    public List<CarryLine> lines(String hospital, CarryRun run, @Nullable BudgetLine after, int rows) {
        String sql = "select " + LINE + """
                 from carry_line
                where hospital = ? and year = ? and run = ? and (centre, subject, fund, project) > (?, ?, ?, ?)
                order by centre, subject, fund, project limit ?
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            query.setInt(2, run.year());
            query.setInt(3, run.run());
            query.setString(4, after == null ? "" : after.centre());
            query.setString(5, after == null ? "" : after.subject());
            query.setString(6, after == null ? "" : after.fund());
            query.setString(7, after == null ? "" : after.project());
            query.setInt(8, rows);
            List<CarryLine> lines = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    lines.add(carryLine(row));
                }
            }
            return lines;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the lines of a run", e);
        }
    }

    List<CarryLine> lines(String hospital, CarryRun run) {
        return lines(hospital, run, null, Integer.MAX_VALUE);
    }

    /** Adds a run; the caller holds the hospital's exclusive lock and a transaction. */
    void add(String hospital, CarryRun run, List<CarryLine> lines) {
        String head = "insert into carry_run (hospital, " + COLUMNS
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, null, null, null, null)";
        String line = "insert into carry_line (hospital, year, run, " + LINE
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(head);
                PreparedStatement insertLine = connection.prepareStatement(line)) {
            insert.setString(1, hospital);
            insert.setInt(2, run.year());
            insert.setInt(3, run.run());
            insert.setString(4, run.state().name());
            insert.setString(5, run.digest());
            insert.setInt(6, run.holds());
            insert.setInt(7, run.transfers());
            insert.setString(8, run.ranBy());
            insert.setObject(9, run.ranAt().atOffset(ZoneOffset.UTC));
            insert.setLong(10, run.sequence());
            insert.executeUpdate();
            int waiting = 0;
            for (CarryLine each : lines) {
                bind(insertLine, hospital, run, each);
                insertLine.addBatch();
                waiting++;
                if (waiting == LINES_AT_ONCE) {
                    insertLine.executeBatch();
                    waiting = 0;
                }
            }
            insertLine.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write a run", e);
        }
    }

    private static void bind(PreparedStatement insert, String hospital, CarryRun run, CarryLine line)
            throws SQLException {
        insert.setString(1, hospital);
        insert.setInt(2, run.year());
        insert.setInt(3, run.run());
        insert.setString(4, line.line().centre());
        insert.setString(5, line.line().subject());
        insert.setString(6, line.line().fund());
        insert.setString(7, line.line().project());
        insert.setString(8, line.rule());
        insert.setString(9, line.treatment().name());
        insert.setString(10, line.reservations().name());
        insert.setBigDecimal(11, line.budget());
        insert.setBigDecimal(12, line.executed());
        insert.setBigDecimal(13, line.reserved());
        insert.setBigDecimal(14, line.carried());
        insert.setBigDecimal(15, line.lapsed());
        insert.setBigDecimal(16, line.returned());
        insert.setBigDecimal(17, line.reservationsCarried());
        insert.setBigDecimal(18, line.reservationsReleased());
        Connection connection = insert.getConnection();
        insert.setArray(
                19,
                connection.createArrayOf(
                        "integer",
                        line.origins().stream().map(CarriedPart::year).toArray()));
        insert.setArray(
                20,
                connection.createArrayOf(
                        "numeric",
                        line.origins().stream().map(CarriedPart::amount).toArray()));
    }

    /** Keeps the reversal of a run; the caller holds the hospital's exclusive lock and a transaction. */
    void saveReversal(String hospital, CarryRun run, CarryRun.Reversal reversal) {
        String sql = """
                update carry_run set state = ?, reversed_by = ?, reversed_at = ?, reason = ?, reversal_sequence = ?
                where hospital = ? and year = ? and run = ?
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, run.state().name());
            update.setString(2, reversal.by());
            update.setObject(3, reversal.at().atOffset(ZoneOffset.UTC));
            update.setString(4, reversal.reason());
            update.setLong(5, reversal.sequence());
            update.setString(6, hospital);
            update.setInt(7, run.year());
            update.setInt(8, run.run());
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the reversal of a run", e);
        }
    }

    private List<CarryRun> read(String sql, String hospital, int year, int run) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            query.setInt(2, year);
            query.setInt(3, run);
            List<CarryRun> runs = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    runs.add(run(row));
                }
            }
            return runs;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read runs", e);
        }
    }

    private static CarryRun run(ResultSet row) throws SQLException {
        OffsetDateTime reversedAt = row.getObject("reversed_at", OffsetDateTime.class);
        return new CarryRun(
                row.getInt("year"),
                row.getInt("run"),
                CarryRunState.valueOf(row.getString("state")),
                row.getString("digest"),
                row.getInt("holds"),
                row.getInt("transfers"),
                row.getString("ran_by"),
                row.getObject("ran_at", OffsetDateTime.class).toInstant(),
                row.getLong("sequence"),
                reversedAt == null
                        ? null
                        : new CarryRun.Reversal(
                                row.getString("reversed_by"),
                                reversedAt.toInstant(),
                                row.getString("reason"),
                                row.getLong("reversal_sequence")));
    }

    private static CarryLine carryLine(ResultSet row) throws SQLException {
        Integer[] years = (Integer[]) row.getArray("origin_year").getArray();
        BigDecimal[] amounts = (BigDecimal[]) row.getArray("origin_amount").getArray();
        List<CarriedPart> origins = new ArrayList<>();
        for (int i = 0; i < years.length; i++) {
            origins.add(new CarriedPart(years[i], amounts[i]));
        }
        return new CarryLine(
                YearFigures.line(row),
                row.getString("rule"),
                Treatment.valueOf(row.getString("treatment")),
                ReservationTreatment.valueOf(row.getString("reservations")),
                row.getBigDecimal("budget"),
                row.getBigDecimal("executed"),
                row.getBigDecimal("reserved"),
                row.getBigDecimal("carried"),
                row.getBigDecimal("lapsed"),
                row.getBigDecimal("returned"),
                row.getBigDecimal("reservations_carried"),
                row.getBigDecimal("reservations_released"),
                origins);
    }
}
