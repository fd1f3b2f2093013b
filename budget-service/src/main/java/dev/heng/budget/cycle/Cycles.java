package dev.heng.budget.cycle;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The budget cycles of hospitals. */
@ApplicationScoped
public class Cycles {
    private static final String COLUMNS =
            "year, phase, phase_since, start_by, first_up_by, first_down_by, second_up_by,"
                    + " provisional_by, second_down_by, decomposition_days, settlement_by, version, changed_by, changed_at";

    private final DataSource dataSource;

    Cycles(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The cycle of a year, if it was begun. */
    public Optional<Cycle> cycle(String hospital, int year) {
        return first("select " + COLUMNS + " from budget_cycle where hospital = ? and year = ?", hospital, year);
    }

    /**
     * As {@link #cycle}.
     *
     * @throws ProblemException 404 without a cycle
     */
    public Cycle require(String hospital, int year) {
        return cycle(hospital, year).orElseThrow(() -> none(year));
    }

    /**
     * Locks the cycle for share in the caller's transaction, so that the phase stays while a document is written; before any lock of the
     * ledger.
     *
     * @throws ProblemException 404 without a cycle
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Cycle requireShared(String hospital, int year) {
        return first("select " + COLUMNS + " from cycle_hold(?, ?)", hospital, year)
                .orElseThrow(() -> none(year));
    }

    /** The latest year first. */
    public List<Cycle> list(String hospital, int before, int rows) {
        String sql =
                "select " + COLUMNS + " from budget_cycle where hospital = ? and year < ? order by year desc limit ?";
        return read(sql, hospital, before, rows);
    }

    /** The phases that a cycle came into, in order. */
    public List<PhaseStep> steps(String hospital, int year) {
        String sql = "select step, phase, moved_at, moved_by, reason from budget_cycle_phase"
                + " where hospital = ? and year = ? order by step";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            query.setInt(2, year);
            List<PhaseStep> steps = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    steps.add(new PhaseStep(
                            row.getInt(1),
                            Phase.valueOf(row.getString(2)),
                            instant(row, "moved_at"),
                            row.getString(4),
                            row.getString(5)));
                }
            }
            return steps;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read the phases of a cycle", e);
        }
    }

    /** Waits until nobody writes a document of the cycle, and keeps everybody out until the caller's transaction ends. */
    Optional<Cycle> holdAlone(String hospital, int year) {
        return first("select " + COLUMNS + " from cycle_hold_alone(?, ?)", hospital, year);
    }

    /** Writes the present state; the caller holds the cycle alone. */
    void save(String hospital, Cycle cycle) {
        String sql = "insert into budget_cycle (" + COLUMNS + """
                , hospital) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (hospital, year) do update set
                    phase = excluded.phase, phase_since = excluded.phase_since, start_by = excluded.start_by,
                    first_up_by = excluded.first_up_by, first_down_by = excluded.first_down_by, second_up_by = excluded.second_up_by,
                    provisional_by = excluded.provisional_by, second_down_by = excluded.second_down_by,
                    decomposition_days = excluded.decomposition_days, settlement_by = excluded.settlement_by,
                    version = excluded.version, changed_by = excluded.changed_by, changed_at = excluded.changed_at
                """;
        CycleCalendar calendar = cycle.calendar();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setInt(1, cycle.year());
            upsert.setString(2, cycle.phase().name());
            upsert.setObject(3, cycle.phaseSince().atOffset(ZoneOffset.UTC));
            upsert.setObject(4, calendar.startBy());
            upsert.setObject(5, calendar.firstUpBy());
            upsert.setObject(6, calendar.firstDownBy());
            upsert.setObject(7, calendar.secondUpBy());
            upsert.setObject(8, calendar.provisionalBy());
            upsert.setObject(9, calendar.secondDownBy());
            upsert.setInt(10, calendar.decompositionDays());
            upsert.setObject(11, calendar.settlementBy());
            upsert.setLong(12, cycle.version());
            upsert.setString(13, cycle.changedBy());
            upsert.setObject(14, cycle.changedAt().atOffset(ZoneOffset.UTC));
            upsert.setString(15, hospital);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write a cycle", e);
        }
    }

    /** Remembers that the cycle came into its phase; the caller holds it alone and has saved it. */
    void remember(String hospital, Cycle cycle, @Nullable String reason) {
        String sql = """
                insert into budget_cycle_phase (hospital, year, step, phase, moved_at, moved_by, reason)
                select ?, ?, coalesce(max(step), 0) + 1, ?, ?, ?, ? from budget_cycle_phase where hospital = ? and year = ?
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, hospital);
            insert.setInt(2, cycle.year());
            insert.setString(3, cycle.phase().name());
            insert.setObject(4, cycle.phaseSince().atOffset(ZoneOffset.UTC));
            insert.setString(5, cycle.changedBy());
            insert.setString(6, reason);
            insert.setString(7, hospital);
            insert.setInt(8, cycle.year());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write a phase of a cycle", e);
        }
    }

    private static ProblemException none(int year) {
        return new ProblemException(EdgeProblem.NOT_FOUND, "There is no budget cycle of " + year + ".");
    }

    private Optional<Cycle> first(String sql, String hospital, int year) {
        return read(sql, hospital, year, null).stream().findFirst();
    }

    private List<Cycle> read(String sql, String hospital, int year, @Nullable Integer rows) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            query.setInt(2, year);
            if (rows != null) {
                query.setInt(3, rows);
            }
            List<Cycle> cycles = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    cycles.add(cycle(row));
                }
            }
            return cycles;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read cycles", e);
        }
    }

    private static Cycle cycle(ResultSet row) throws SQLException {
        return new Cycle(
                row.getInt("year"),
                Phase.valueOf(row.getString("phase")),
                instant(row, "phase_since"),
                new CycleCalendar(
                        date(row, "start_by"),
                        date(row, "first_up_by"),
                        date(row, "first_down_by"),
                        date(row, "second_up_by"),
                        date(row, "provisional_by"),
                        date(row, "second_down_by"),
                        row.getInt("decomposition_days"),
                        date(row, "settlement_by")),
                row.getLong("version"),
                row.getString("changed_by"),
                instant(row, "changed_at"));
    }

    private static LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
