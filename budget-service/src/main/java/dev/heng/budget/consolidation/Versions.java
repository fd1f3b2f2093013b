package dev.heng.budget.consolidation;

import dev.heng.budget.preparation.IssuedBudgets;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The versions of the budgets of hospitals. */
@ApplicationScoped
public class Versions implements IssuedBudgets {
    private static final String COLUMNS =
            "year, version, state, state_since, state_by, hash, built_by, built_at, lines, use_of_balances,"
                    + " debt_approval, above_parent, missing, notes, submitted_by, approval, opinion, issued_by, issued_at, sequence, revision";

    private final DataSource dataSource;

    Versions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @throws ProblemException 404 when there is none */
    public BudgetVersion require(String hospital, int year, int number) {
        return read("hospital = ? and year = ? and version = ?", hospital, year, number).stream()
                .findFirst()
                .orElseThrow(() -> none(year, number));
    }

    /** In descending order of their numbers. */
    public List<BudgetVersion> list(String hospital, int year, int before, int rows) {
        return read(
                "hospital = ? and year = ? and version < ? order by version desc limit ?",
                hospital,
                year,
                before,
                rows);
    }

    /** The one in force. */
    public Optional<BudgetVersion> issued(String hospital, int year) {
        return read("hospital = ? and year = ? and state = 'ISSUED'", hospital, year).stream()
                .findFirst();
    }

    @Override
    public boolean isIssued(String hospital, int year) {
        return issued(hospital, year).isPresent();
    }

    /** The newest one before a number. */
    Optional<BudgetVersion> before(String hospital, int year, int number) {
        return list(hospital, year, number, 1).stream().findFirst();
    }

    /** One of the same content that is not superseded. */
    Optional<BudgetVersion> twin(String hospital, int year, String hash) {
        return read(
                        "hospital = ? and year = ? and hash = ? and state <> 'SUPERSEDED' order by version desc limit 1",
                        hospital,
                        year,
                        hash)
                .stream()
                .findFirst();
    }

    /** Lets nobody else build, move or issue a version of the year until the caller's transaction ends. */
    void alone(String hospital, int year) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("select pg_advisory_xact_lock(9, hashtext(? || '/' || ?))")) {
            lock.setString(1, hospital);
            lock.setInt(2, year);
            lock.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot lock the budget", e);
        }
    }

    /** Adds a version with its lines and where they came from; the caller is alone. */
    void add(String hospital, BudgetVersion version, List<VersionLine> lines, List<Proposed.Snapshot> sources) {
        save(hospital, version);
        String addLine = """
                insert into budget_version_line
                    (hospital, year, version, centre, subject, fund, project, amounts, proposed, changed_by, reason)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """;
        String addSource =
                "insert into budget_version_source (hospital, year, version, centre, round, submission, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement line = connection.prepareStatement(addLine);
                PreparedStatement source = connection.prepareStatement(addSource)) {
            for (VersionLine each : lines) {
                key(line, hospital, version);
                line.setString(4, each.key().centre());
                line.setString(5, each.key().subject());
                line.setString(6, each.key().fund());
                line.setString(7, each.key().project());
                line.setArray(
                        8, connection.createArrayOf("numeric", each.amounts().toArray()));
                List<BigDecimal> proposed = each.proposed();
                line.setArray(9, proposed == null ? null : connection.createArrayOf("numeric", proposed.toArray()));
                line.setString(10, each.changedBy());
                line.setString(11, each.reason());
                line.addBatch();
            }
            line.executeBatch();
            for (Proposed.Snapshot each : sources) {
                key(source, hospital, version);
                source.setString(4, each.centre());
                source.setInt(5, each.round());
                source.setInt(6, each.submission());
                source.setString(7, each.hash());
                source.addBatch();
            }
            source.executeBatch();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the lines of a budget", e);
        }
    }

    private static void key(PreparedStatement insert, String hospital, BudgetVersion version) throws SQLException {
        insert.setString(1, hospital);
        insert.setInt(2, version.year());
        insert.setInt(3, version.number());
    }

    /** Writes the present state; the caller is alone. */
    void save(String hospital, BudgetVersion version) {
        String sql = "insert into budget_version (" + COLUMNS + """
                , hospital) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (hospital, year, version) do update set
                    state = excluded.state, state_since = excluded.state_since, state_by = excluded.state_by, notes = excluded.notes,
                    submitted_by = excluded.submitted_by, approval = excluded.approval, opinion = excluded.opinion,
                    issued_by = excluded.issued_by, issued_at = excluded.issued_at, sequence = excluded.sequence,
                    revision = excluded.revision
                """;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            bind(connection, upsert, version);
            upsert.setString(22, hospital);
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write a version of a budget", e);
        }
    }

    private static void bind(Connection connection, PreparedStatement upsert, BudgetVersion version)
            throws SQLException {
        BudgetVersion.Issued issued = version.issued();
        upsert.setInt(1, version.year());
        upsert.setInt(2, version.number());
        upsert.setString(3, version.state().name());
        upsert.setObject(4, version.stateSince().atOffset(ZoneOffset.UTC));
        upsert.setString(5, version.stateBy());
        upsert.setString(6, version.hash());
        upsert.setString(7, version.builtBy());
        upsert.setObject(8, version.builtAt().atOffset(ZoneOffset.UTC));
        upsert.setInt(9, version.lines());
        upsert.setBigDecimal(10, version.stated().useOfBalances());
        upsert.setString(11, version.stated().debtApproval());
        upsert.setArray(12, texts(connection, version.stated().aboveParent()));
        upsert.setArray(13, texts(connection, version.missing()));
        upsert.setArray(14, texts(connection, version.notes()));
        upsert.setString(15, version.submittedBy());
        upsert.setObject(16, version.approval(), Types.BIGINT);
        upsert.setString(17, version.opinion());
        upsert.setString(18, issued == null ? null : issued.by());
        upsert.setObject(19, issued == null ? null : issued.at().atOffset(ZoneOffset.UTC));
        upsert.setObject(20, issued == null ? null : issued.sequence(), Types.BIGINT);
        upsert.setLong(21, version.revision());
    }

    private static java.sql.Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static ProblemException none(int year, int number) {
        return new ProblemException(
                EdgeProblem.NOT_FOUND, "There is no version " + number + " of the budget of " + year + ".");
    }

    private List<BudgetVersion> read(String condition, Object... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select " + COLUMNS + " from budget_version where " + condition)) {
            for (int i = 0; i < values.length; i++) {
                query.setObject(i + 1, values[i]);
            }
            List<BudgetVersion> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(version(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read versions of a budget", e);
        }
    }

    private static BudgetVersion version(ResultSet row) throws SQLException {
        Instant issuedAt = instant(row, "issued_at");
        long approval = row.getLong("approval");
        boolean isSubmitted = !row.wasNull();
        return new BudgetVersion(
                row.getInt("year"),
                row.getInt("version"),
                VersionState.valueOf(row.getString("state")),
                row.getObject("state_since", OffsetDateTime.class).toInstant(),
                row.getString("state_by"),
                row.getString("hash"),
                row.getString("built_by"),
                row.getObject("built_at", OffsetDateTime.class).toInstant(),
                row.getInt("lines"),
                new BudgetVersion.Stated(
                        row.getBigDecimal("use_of_balances"),
                        row.getString("debt_approval"),
                        texts(row, "above_parent")),
                texts(row, "missing"),
                texts(row, "notes"),
                row.getString("submitted_by"),
                isSubmitted ? approval : null,
                row.getString("opinion"),
                issuedAt == null
                        ? null
                        : new BudgetVersion.Issued(row.getString("issued_by"), issuedAt, row.getLong("sequence")),
                row.getLong("revision"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
