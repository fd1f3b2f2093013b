package dev.heng.budget.ledger;

import dev.heng.edge.access.Role;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds out what would help lines that were refused for lack of money, after they were; whoever is let through never waits for it. */
final class Remedies {
    private static final Logger LOG = Logger.getLogger(Remedies.class);
    /** Of so many verdicts of a call. */
    private static final int VERDICTS_MAX = 5;

    private static final int DECIMALS = 4;
    /** Budget is given by the committee, and by nobody who spends it or prepares it. */
    private static final String APPROVER = Role.COMMITTEE.code();

    private static final Set<String> BY_MONTH = Set.of("MONTH", "YEAR_TO_DATE");
    private static final Set<String> WITHIN_POOL = Set.of("LINE", "SUBJECT", "CENTRE", "OWNER");
    private static final String SQL =
            "select in_month, control, rule, level, scope, room from ledger_rooms_of_line(?, ?, ?, ?, ?, ?)";

    private final DataSource dataSource;

    Remedies(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** A line of a call: the cell of its date, and its amount. */
    record Line(CellKey cell, BigDecimal amount) {}

    /** What a limit leaves of a line in a month. */
    private record Room(
            YearMonth month, boolean isStrict, @Nullable String rule, String level, String scope, BigDecimal left) {
        private boolean isOf(Verdict verdict) {
            return Objects.equals(rule, verdict.rule()) && level.equals(verdict.level());
        }
    }

    /**
     * The outcomes, with remedies in the verdicts that refused; holders are told before.
     *
     * @param isOverridable whether lines of such a call can be overridden
     * @param line the line at a position of the call
     */
    List<LineOutcome> told(String hospital, boolean isOverridable, List<LineOutcome> outcomes, IntFunction<Line> line) {
        Map<Verdict, Optional<CellKey>> asked = new HashMap<>();
        for (LineOutcome outcome : outcomes) {
            Verdict verdict = outcome.verdict();
            if (verdict != null
                    && outcome.status() == LineStatus.REFUSED
                    && (asked.size() < VERDICTS_MAX || asked.containsKey(verdict))) {
                Optional<CellKey> cell = cellOf(verdict, outcome, line.apply(outcome.index()));
                asked.merge(verdict, cell, (known, other) -> known.or(() -> other));
            }
        }
        if (asked.isEmpty()) {
            return outcomes;
        }
        Map<Verdict, List<Remedy>> remedies = new HashMap<>();
        try (Connection connection = dataSource.getConnection()) {
            for (Map.Entry<Verdict, Optional<CellKey>> entry : asked.entrySet()) {
                List<Room> rooms = entry.getValue().isEmpty()
                        ? List.of()
                        : rooms(connection, hospital, entry.getValue().get());
                remedies.put(
                        entry.getKey(),
                        remedies(entry.getKey(), entry.getValue().orElse(null), rooms, isOverridable));
            }
        } catch (SQLException e) {
            // the call itself is done; who repeats it is told again
            LOG.warnf("what would help %s is not told: %s", hospital, e.getMessage());
            return outcomes;
        }
        return outcomes.stream()
                .map(outcome -> outcome.verdict() == null || outcome.status() != LineStatus.REFUSED
                        ? outcome
                        : outcome.helpedBy(remedies.getOrDefault(outcome.verdict(), List.of())))
                .toList();
    }

    /** The cell of the line that was too much; every line of its document carries the verdict. */
    private static Optional<CellKey> cellOf(Verdict verdict, LineOutcome outcome, Line line) {
        CellKey cell = outcome.cell(line.cell());
        boolean isInScope = verdict.rule() != null
                || verdict.scope().equals(String.join("/", cell.centre(), cell.subject(), cell.fund(), cell.project()));
        return isInScope && line.amount().compareTo(verdict.asked()) == 0 ? Optional.of(cell) : Optional.empty();
    }

    private static List<Remedy> remedies(
            Verdict verdict, @Nullable CellKey cell, List<Room> rooms, boolean isOverridable) {
        List<Remedy> remedies = new ArrayList<>();
        // a line whose codes were mapped is judged elsewhere than it says
        boolean isWhereJudged = rooms.stream()
                .anyMatch(room -> cell != null
                        && room.month().equals(cell.month())
                        && room.isOf(verdict)
                        && room.scope().equals(verdict.scope()));
        List<Room> known = isWhereJudged ? rooms : List.of();
        BigDecimal left = verdict.available();
        for (Room room : known) {
            if (cell != null && room.isStrict() && room.month().equals(cell.month())) {
                left = left.min(room.left());
            }
        }
        left = left.setScale(DECIMALS, RoundingMode.FLOOR);
        if (left.signum() > 0 && left.compareTo(verdict.asked()) < 0) {
            remedies.add(Remedy.smallerAmount(left));
        }
        if (cell != null && BY_MONTH.contains(verdict.basis())) {
            otherMonth(verdict, cell.month(), known).ifPresent(month -> remedies.add(Remedy.otherMonth(month)));
        }
        BigDecimal missing = verdict.asked().subtract(verdict.available());
        if (cell != null && WITHIN_POOL.contains(verdict.level())) {
            known.stream()
                    .filter(room -> room.level().equals("POOL")
                            && room.month().equals(cell.month())
                            && room.left().compareTo(verdict.asked()) >= 0)
                    .findFirst()
                    .ifPresent(room -> remedies.add(
                            Remedy.pool(Objects.requireNonNull(room.rule()), room.left(), missing, APPROVER)));
        }
        verdict.holders().stream().findFirst().ifPresent(holder -> remedies.add(Remedy.releaseOf(holder)));
        remedies.add(Remedy.adjustment(missing, APPROVER));
        if (isOverridable) {
            remedies.add(Remedy.override(APPROVER));
        }
        return List.copyOf(remedies);
    }

    /** The next month after that of the line in which the same limit, and every other STRICT one, leaves enough; else the last before it. */
    private static Optional<YearMonth> otherMonth(Verdict verdict, YearMonth own, List<Room> rooms) {
        TreeSet<YearMonth> months = new TreeSet<>();
        rooms.stream().filter(room -> room.isOf(verdict)).map(Room::month).forEach(months::add);
        months.remove(own);
        rooms.stream()
                .filter(room -> room.isStrict() && room.left().compareTo(verdict.asked()) < 0)
                .map(Room::month)
                .forEach(months::remove);
        return Optional.ofNullable(months.higher(own)).or(() -> Optional.ofNullable(months.lower(own)));
    }

    private static List<Room> rooms(Connection connection, String hospital, CellKey cell) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(SQL)) {
            query.setString(1, hospital);
            query.setString(2, cell.centre());
            query.setString(3, cell.subject());
            query.setString(4, cell.fund());
            query.setString(5, cell.project());
            query.setInt(6, cell.monthNumber());
            List<Room> rooms = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    rooms.add(new Room(
                            CellKey.month(row.getInt(1)),
                            row.getString(2).equals("STRICT"),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getBigDecimal(6)));
                }
            }
            return rooms;
        }
    }
}
