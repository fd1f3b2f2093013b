package dev.heng.budget.settlement;

import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The final accounts of hospitals: their heads. */
@ApplicationScoped
public class FinalAccounts {
    private static final String COLUMNS =
            "year, version, state, state_since, sequence, carry_run, lowest_rate, highest_rate, ignore_below,"
                    + " digest, preparers, built_by, built_at, submitted_by, submitted_at, approval, decided_by, decided_at, opinion";

    private final DataSource dataSource;

    FinalAccounts(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** @throws ProblemException 404 when there is none */
    public FinalAccount require(String hospital, int year, int version) {
        return read("where hospital = ? and year = ? and version = ?", hospital, year, version).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        EdgeProblem.NOT_FOUND,
                        "There is no version " + version + " of a final account of " + year + "."));
    }

    /** Those of a year, the newest first. */
    public List<FinalAccount> versions(String hospital, int year) {
        return read("where hospital = ? and year = ? and version > ? order by version desc", hospital, year, 0);
    }

    /** The newest one. */
    public Optional<FinalAccount> newest(String hospital, int year) {
        return versions(hospital, year).stream().findFirst();
    }

    /** Keeps it as it is until the caller's transaction ends. */
    FinalAccount lock(String hospital, int year, int version) {
        return read("where hospital = ? and year = ? and version = ? for update", hospital, year, version).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        EdgeProblem.NOT_FOUND,
                        "There is no version " + version + " of a final account of " + year + "."));
    }

    /** Writes the present state, in the caller's transaction. */
    void save(FinalAccount account) {
        String sql = "insert into final_account (" + COLUMNS + """
                , hospital) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (hospital, year, version) do update set
                    state = excluded.state, state_since = excluded.state_since, digest = excluded.digest, preparers = excluded.preparers,
                    submitted_by = excluded.submitted_by, submitted_at = excluded.submitted_at, approval = excluded.approval,
                    decided_by = excluded.decided_by, decided_at = excluded.decided_at, opinion = excluded.opinion
                """;
        FinalAccount.Submission submission = account.submission();
        FinalAccount.Decision decision = account.decision();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setInt(1, account.year());
            upsert.setInt(2, account.version());
            upsert.setString(3, account.state().name());
            upsert.setObject(4, at(account.stateSince()));
            upsert.setLong(5, account.sequence());
            upsert.setObject(6, account.carryRun(), Types.INTEGER);
            upsert.setBigDecimal(7, account.limits().lowestRate());
            upsert.setBigDecimal(8, account.limits().highestRate());
            upsert.setBigDecimal(9, account.limits().ignoreBelow());
            upsert.setString(10, account.digest());
            upsert.setArray(
                    11, connection.createArrayOf("text", account.preparers().toArray()));
            upsert.setString(12, account.builtBy());
            upsert.setObject(13, at(account.builtAt()));
            upsert.setString(14, submission == null ? null : submission.by());
            upsert.setObject(15, submission == null ? null : at(submission.at()));
            upsert.setObject(16, submission == null ? null : submission.approval(), Types.BIGINT);
            upsert.setString(17, decision == null ? null : decision.by());
            upsert.setObject(18, decision == null ? null : at(decision.at()));
            upsert.setString(19, decision == null ? null : decision.opinion());
            upsert.setString(20, account.hospital());
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write a final account", e);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private List<FinalAccount> read(String where, String hospital, int year, int version) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("select " + COLUMNS + " from final_account " + where)) {
            query.setString(1, hospital);
            query.setInt(2, year);
            query.setInt(3, version);
            List<FinalAccount> found = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.add(account(hospital, row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read final accounts", e);
        }
    }

    private static FinalAccount account(String hospital, ResultSet row) throws SQLException {
        String submittedBy = row.getString("submitted_by");
        String decidedBy = row.getString("decided_by");
        return new FinalAccount(
                hospital,
                row.getInt("year"),
                row.getInt("version"),
                FinalAccountState.valueOf(row.getString("state")),
                Objects.requireNonNull(instant(row, "state_since")),
                row.getLong("sequence"),
                row.getObject("carry_run", Integer.class),
                new RedLineLimits(
                        row.getBigDecimal("lowest_rate"),
                        row.getBigDecimal("highest_rate"),
                        row.getBigDecimal("ignore_below")),
                row.getString("digest"),
                Set.copyOf(Arrays.asList((String[]) row.getArray("preparers").getArray())),
                row.getString("built_by"),
                Objects.requireNonNull(instant(row, "built_at")),
                submittedBy == null
                        ? null
                        : new FinalAccount.Submission(
                                submittedBy,
                                Objects.requireNonNull(instant(row, "submitted_at")),
                                row.getObject("approval", Long.class)),
                decidedBy == null
                        ? null
                        : new FinalAccount.Decision(
                                decidedBy,
                                Objects.requireNonNull(instant(row, "decided_at")),
                                row.getString("opinion")));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
