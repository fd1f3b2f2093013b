package dev.heng.budget.adjustment;

import dev.heng.budget.ledger.Adjusted;
import dev.heng.budget.ledger.CellKey;
import dev.heng.edge.EdgeProblem;
import dev.heng.edge.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The adjustments of hospitals. */
@ApplicationScoped
public class AdjustmentBook {
    private static final String COLUMNS =
            "code, year, type, title, reason, coupling_reason, external_approval, state, state_since, preparers,"
                    + " submissions, held, submitted_by, submitted_at, approval, decided_by, opinion, changed_by, changed_at, version, sequence";

    private static final String REPLACING = """
            do update set
                year = excluded.year, type = excluded.type, title = excluded.title, reason = excluded.reason,
                coupling_reason = excluded.coupling_reason, external_approval = excluded.external_approval, state = excluded.state,
                state_since = excluded.state_since, preparers = excluded.preparers, submissions = excluded.submissions,
                held = excluded.held, submitted_by = excluded.submitted_by, submitted_at = excluded.submitted_at,
                approval = excluded.approval, decided_by = excluded.decided_by, opinion = excluded.opinion,
                changed_by = excluded.changed_by, changed_at = excluded.changed_at, version = excluded.version,
                sequence = excluded.sequence
            """;

    private final DataSource dataSource;

    AdjustmentBook(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public Optional<Adjustment> adjustment(String hospital, String code) {
        return one(hospital, code, "");
    }

    /** @throws ProblemException 404 when there is none */
    public Adjustment require(String hospital, String code) {
        return adjustment(hospital, code).orElseThrow(() -> unknown(code));
    }

    /** Keeps it as it is until the caller's transaction ends; empty when there is none. */
    Optional<Adjustment> lock(String hospital, String code) {
        return one(hospital, code, " for update");
    }

    static ProblemException unknown(String code) {
        return new ProblemException(EdgeProblem.NOT_FOUND, "There is no adjustment " + code + ".");
    }

    private Optional<Adjustment> one(String hospital, String code, String locking) {
        return read(
                        hospital,
                        "select " + COLUMNS + " from adjustment where hospital = ? and code = ?" + locking,
                        query -> query.setString(2, code))
                .stream()
                .findFirst();
    }

    /**
     * What to list; a null member does not restrict.
     *
     * @param centre with a line of this centre
     * @param visible with a line of one of these
     */
    public record Filter(
            @Nullable Integer year,
            @Nullable AdjustmentState state,
            @Nullable AdjustmentType type,
            @Nullable String centre,
            @Nullable Set<String> visible) {}

    /**
     * In code order.
     *
     * @param after the code before the first wanted; empty for the start
     */
    public List<Adjustment> list(String hospital, Filter filter, String after, int rows) {
        String sql = "select " + COLUMNS + """
                 from adjustment a
                where hospital = ? and code > ? and year = coalesce(?, year) and state = coalesce(?, state) and type = coalesce(?, type)
                  and (?::text is null or exists (
                      select from adjustment_line l where l.hospital = a.hospital and l.adjustment = a.code and l.centre = ?))
                  and (?::text[] is null or exists (
                      select from adjustment_line l where l.hospital = a.hospital and l.adjustment = a.code and l.centre = any (?::text[])))
                order by code limit ?
                """;
        return read(hospital, sql, query -> {
            query.setString(2, after);
            query.setObject(3, filter.year(), java.sql.Types.INTEGER);
            query.setString(4, filter.state() == null ? null : filter.state().name());
            query.setString(5, filter.type() == null ? null : filter.type().name());
            query.setString(6, filter.centre());
            query.setString(7, filter.centre());
            Array visible = filter.visible() == null
                    ? null
                    : query.getConnection()
                            .createArrayOf("text", filter.visible().toArray());
            query.setArray(8, visible);
            query.setArray(9, visible);
            query.setInt(10, rows);
        });
    }

    /** Writes one that was not there, in the caller's transaction; answers false when somebody else was faster. */
    boolean create(Adjustment adjustment) {
        try (Connection connection = dataSource.getConnection()) {
            if (!writeHead(connection, adjustment, "do nothing")) {
                return false;
            }
            saveLines(connection, adjustment);
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the adjustment", e);
        }
    }

    /** Keeps the Ledger-Sequence of the last change. */
    void number(String hospital, String code, long sequence) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "update adjustment set sequence = ? where hospital = ? and code = ?")) {
            update.setLong(1, sequence);
            update.setString(2, hospital);
            update.setString(3, code);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot number the adjustment", e);
        }
    }

    /** Writes the present state with its lines, in the caller's transaction. */
    void save(Adjustment adjustment) {
        try (Connection connection = dataSource.getConnection()) {
            writeHead(connection, adjustment, REPLACING);
            try (PreparedStatement delete =
                    connection.prepareStatement("delete from adjustment_line where hospital = ? and adjustment = ?")) {
                delete.setString(1, adjustment.hospital());
                delete.setString(2, adjustment.code());
                delete.executeUpdate();
            }
            saveLines(connection, adjustment);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write the adjustment", e);
        }
    }

    private static boolean writeHead(Connection connection, Adjustment adjustment, String onConflict)
            throws SQLException {
        AdjustmentDefinition definition = adjustment.definition();
        Adjustment.Submission submission = adjustment.submission();
        Adjustment.Decision decision = adjustment.decision();
        try (PreparedStatement upsert = connection.prepareStatement("insert into adjustment (" + COLUMNS
                + ", hospital) values (?" + ", ?".repeat(21) + ") on conflict (hospital, code) " + onConflict)) {
            upsert.setString(1, adjustment.code());
            upsert.setInt(2, definition.year());
            upsert.setString(3, definition.type().name());
            upsert.setString(4, definition.title());
            upsert.setString(5, definition.reason());
            upsert.setString(6, definition.couplingReason());
            upsert.setString(7, definition.externalApproval());
            upsert.setString(8, adjustment.state().name());
            upsert.setObject(9, at(adjustment.stateSince()));
            upsert.setArray(
                    10, connection.createArrayOf("text", adjustment.preparers().toArray()));
            upsert.setInt(11, adjustment.submissions());
            upsert.setInt(12, adjustment.held());
            upsert.setString(13, submission == null ? null : submission.by());
            upsert.setObject(14, submission == null ? null : at(submission.at()));
            upsert.setObject(15, submission == null ? null : submission.approval(), java.sql.Types.BIGINT);
            upsert.setString(16, decision == null ? null : decision.by());
            upsert.setString(17, decision == null ? null : decision.opinion());
            upsert.setString(18, adjustment.changedBy());
            upsert.setObject(19, at(adjustment.changedAt()));
            upsert.setLong(20, adjustment.version());
            upsert.setLong(21, adjustment.sequence());
            upsert.setString(22, adjustment.hospital());
            return upsert.executeUpdate() > 0;
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static void saveLines(Connection connection, Adjustment adjustment) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into adjustment_line (hospital, adjustment, place, centre, subject, fund, project, month, amount,
                    budget, reserved, executed, budget_after, reserved_after)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
            for (int i = 0; i < adjustment.definition().lines().size(); i++) {
                AdjustmentLine line = adjustment.definition().lines().get(i);
                Adjusted.Change change = adjustment.changes().isEmpty()
                        ? null
                        : adjustment.changes().get(i);
                insert.setString(1, adjustment.hospital());
                insert.setString(2, adjustment.code());
                insert.setInt(3, i);
                insert.setString(4, line.cell().centre());
                insert.setString(5, line.cell().subject());
                insert.setString(6, line.cell().fund());
                insert.setString(7, line.cell().project());
                insert.setInt(8, CellKey.number(line.cell().month()));
                insert.setBigDecimal(9, line.amount());
                insert.setBigDecimal(10, change == null ? null : change.before().budget());
                insert.setBigDecimal(11, change == null ? null : change.before().reserved());
                insert.setBigDecimal(12, change == null ? null : change.before().executed());
                insert.setBigDecimal(13, change == null ? null : change.after().budget());
                insert.setBigDecimal(14, change == null ? null : change.after().reserved());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @FunctionalInterface
    private interface Values {
        void bind(PreparedStatement query) throws SQLException;
    }

    /** The lines of an adjustment as they are read. */
    private record Lines(List<AdjustmentLine> lines, List<Adjusted.Change> changes) {
        Lines() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    private List<Adjustment> read(String hospital, String sql, Values values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, hospital);
            values.bind(query);
            Map<String, Lines> lines = new LinkedHashMap<>();
            List<Adjustment> heads = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Adjustment head = head(hospital, row);
                    heads.add(head);
                    lines.put(head.code(), new Lines());
                }
            }
            addLines(connection, hospital, lines);
            return heads.stream()
                    .map(head -> {
                        Lines own = lines.getOrDefault(head.code(), new Lines());
                        return head.withLines(own.lines(), own.changes());
                    })
                    .toList();
        } catch (SQLException e) {
            throw new IllegalStateException("cannot read adjustments", e);
        }
    }

    private static Adjustment head(String hospital, ResultSet row) throws SQLException {
        OffsetDateTime submittedAt = row.getObject("submitted_at", OffsetDateTime.class);
        String decidedBy = row.getString("decided_by");
        return new Adjustment(
                hospital,
                row.getString("code"),
                new AdjustmentDefinition(
                        row.getInt("year"),
                        AdjustmentType.valueOf(row.getString("type")),
                        row.getString("title"),
                        row.getString("reason"),
                        row.getString("coupling_reason"),
                        row.getString("external_approval"),
                        List.of()),
                AdjustmentState.valueOf(row.getString("state")),
                row.getObject("state_since", OffsetDateTime.class).toInstant(),
                Set.of((String[]) row.getArray("preparers").getArray()),
                row.getInt("submissions"),
                row.getInt("held"),
                submittedAt == null
                        ? null
                        : new Adjustment.Submission(
                                row.getString("submitted_by"),
                                submittedAt.toInstant(),
                                row.getObject("approval", Long.class)),
                decidedBy == null ? null : new Adjustment.Decision(decidedBy, row.getString("opinion")),
                List.of(),
                row.getString("changed_by"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant(),
                row.getLong("version"),
                row.getLong("sequence"));
    }

    private static void addLines(Connection connection, String hospital, Map<String, Lines> found) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("""
                select adjustment, centre, subject, fund, project, month, amount, budget, reserved, executed, budget_after, reserved_after
                from adjustment_line where hospital = ? and adjustment = any (?) order by adjustment, place
                """)) {
            query.setString(1, hospital);
            query.setArray(2, connection.createArrayOf("text", found.keySet().toArray()));
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Lines lines = Objects.requireNonNull(found.get(row.getString("adjustment")));
                    lines.lines()
                            .add(new AdjustmentLine(
                                    new CellKey(
                                            row.getString("centre"),
                                            row.getString("subject"),
                                            row.getString("fund"),
                                            row.getString("project"),
                                            CellKey.month(row.getInt("month"))),
                                    row.getBigDecimal("amount")));
                    BigDecimal budget = row.getBigDecimal("budget");
                    if (budget != null) {
                        BigDecimal executed = row.getBigDecimal("executed");
                        lines.changes()
                                .add(new Adjusted.Change(
                                        new Adjusted.Figures(budget, row.getBigDecimal("reserved"), executed),
                                        new Adjusted.Figures(
                                                row.getBigDecimal("budget_after"),
                                                row.getBigDecimal("reserved_after"),
                                                executed)));
                    }
                }
            }
        }
    }
}
