package dev.heng.budget.alerting;

import dev.heng.budget.control.ControlBasis;
import dev.heng.budget.control.ControlLevel;
import dev.heng.budget.cycle.Phase;
import dev.heng.budget.ledger.CellKey;
import dev.heng.budget.ledger.ReservationId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the table of alerts. */
final class AlertRows {

    /** The values that {@link #bind} gives, in its order. */
    static final String SUBJECT_AND_FIGURES =
            "kind, about, rule, level, basis, scope, year, month, centre, source, reservation, expires_on, budget, used, threshold, elapsed,"
                    + " phase, due_on";

    static final int BOUND = 18;

    private AlertRows() {}

    /** Binds what a finding says, as the first values of the statement. */
    static void bind(PreparedStatement insert, Finding finding) throws SQLException {
        AlertSubject subject = finding.subject();
        AlertSubject.Limit limit = subject.limit();
        ReservationId reservation = subject.reservation();
        YearMonth month = subject.month();
        AlertSubject.Deadline deadline = subject.deadline();
        insert.setString(1, finding.kind().name());
        insert.setString(2, subject.about());
        insert.setString(3, limit == null ? null : limit.rule());
        insert.setString(4, limit == null ? null : limit.level().name());
        insert.setString(5, limit == null ? null : limit.basis().name());
        insert.setString(6, limit == null ? null : limit.scope());
        insert.setObject(7, subject.year(), Types.INTEGER);
        insert.setObject(8, month == null ? null : CellKey.number(month), Types.INTEGER);
        insert.setString(9, subject.centre());
        insert.setString(10, reservation == null ? null : reservation.source());
        insert.setString(11, reservation == null ? null : reservation.id());
        insert.setObject(12, subject.expiresOn(), Types.DATE);
        insert.setBigDecimal(13, finding.figures().budget());
        insert.setBigDecimal(14, finding.figures().used());
        insert.setBigDecimal(15, finding.figures().threshold());
        insert.setBigDecimal(16, finding.figures().elapsed());
        insert.setString(17, deadline == null ? null : deadline.phase().name());
        insert.setObject(18, deadline == null ? null : deadline.dueOn(), Types.DATE);
    }

    static List<Alert> read(PreparedStatement query) throws SQLException {
        List<Alert> alerts = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                alerts.add(alert(row));
            }
        }
        return alerts;
    }

    private static Alert alert(ResultSet row) throws SQLException {
        return new Alert(
                row.getString("hospital"),
                row.getLong("id"),
                AlertKind.valueOf(row.getString("kind")),
                subject(row),
                new AlertFigures(
                        row.getBigDecimal("budget"),
                        row.getBigDecimal("used"),
                        row.getBigDecimal("threshold"),
                        row.getBigDecimal("elapsed")),
                row.getLong("as_of"),
                row.getObject("raised_at", OffsetDateTime.class).toInstant(),
                acknowledgement(row),
                instant(row, "resolved_at"),
                row.getLong("version"),
                row.getLong("sequence"));
    }

    private static AlertSubject subject(ResultSet row) throws SQLException {
        String rule = row.getString("rule");
        String reservation = row.getString("reservation");
        String phase = row.getString("phase");
        return new AlertSubject(
                rule == null
                        ? null
                        : new AlertSubject.Limit(
                                rule,
                                ControlLevel.valueOf(row.getString("level")),
                                ControlBasis.valueOf(row.getString("basis")),
                                row.getString("scope")),
                row.getObject("year", Integer.class),
                CellKey.monthOrNull(row.getObject("month", Integer.class)),
                row.getString("centre"),
                reservation == null ? null : new ReservationId(row.getString("source"), reservation),
                row.getObject("expires_on", LocalDate.class),
                phase == null
                        ? null
                        : new AlertSubject.Deadline(Phase.valueOf(phase), row.getObject("due_on", LocalDate.class)));
    }

    private static Alert.@Nullable Acknowledgement acknowledgement(ResultSet row) throws SQLException {
        Instant at = instant(row, "acknowledged_at");
        return at == null
                ? null
                : new Alert.Acknowledgement(row.getString("acknowledged_by"), at, row.getString("note"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
