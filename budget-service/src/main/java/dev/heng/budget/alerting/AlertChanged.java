package dev.heng.budget.alerting;

import dev.heng.budget.control.ControlBasis;
import dev.heng.budget.control.ControlLevel;
import dev.heng.budget.cycle.Phase;
import dev.heng.budget.ledger.ReservationId;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of {@code heng.budget.alert-changed}, see {@code contracts/events/v1}. */
public record AlertChanged(
        String hospital,
        long id,
        AlertKind kind,
        AlertSeverity severity,
        AlertState state,
        @Nullable String centre,
        @Nullable Integer year,
        @Nullable String month,
        @Nullable Limit limit,
        @Nullable Reservation reservation,
        @Nullable Deadline deadline,
        BigDecimal budget,
        BigDecimal used,
        @Nullable BigDecimal percent,
        @Nullable BigDecimal threshold,
        @Nullable BigDecimal elapsed,
        long asOf,
        Instant raisedAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable String note,
        @Nullable Instant resolvedAt,
        long incarnation,
        long version,
        long sequence) {
    /** The limit of a control rule. */
    public record Limit(String rule, ControlLevel level, ControlBasis basis, String scope) {}

    /** A reservation and its last day. */
    public record Reservation(String source, String id, LocalDate expiresOn) {}

    /** The phase of the cycle of the year, and until when somebody is waited for. */
    public record Deadline(Phase phase, LocalDate dueOn) {}

    static AlertChanged of(Alert alert, long incarnation) {
        AlertSubject subject = alert.subject();
        AlertSubject.Limit limit = subject.limit();
        ReservationId reservation = subject.reservation();
        YearMonth month = subject.month();
        AlertSubject.Deadline deadline = subject.deadline();
        AlertFigures figures = alert.figures();
        Alert.Acknowledgement acknowledgement = alert.acknowledgement();
        return new AlertChanged(
                alert.hospital(),
                alert.id(),
                alert.kind(),
                alert.kind().severity(),
                alert.state(),
                subject.centre(),
                subject.year(),
                month == null ? null : month.toString(),
                limit == null ? null : new Limit(limit.rule(), limit.level(), limit.basis(), limit.scope()),
                reservation == null
                        ? null
                        : new Reservation(
                                reservation.source(), reservation.id(), Objects.requireNonNull(subject.expiresOn())),
                deadline == null ? null : new Deadline(deadline.phase(), deadline.dueOn()),
                Decimals.plain(figures.budget()),
                Decimals.plain(figures.used()),
                Decimals.plainOrNull(figures.percent()),
                Decimals.plainOrNull(figures.threshold()),
                Decimals.plainOrNull(figures.elapsed()),
                alert.asOf(),
                alert.raisedAt(),
                acknowledgement == null ? null : acknowledgement.at(),
                acknowledgement == null ? null : acknowledgement.by(),
                acknowledgement == null ? null : acknowledgement.note(),
                alert.resolvedAt(),
                incarnation,
                alert.version(),
                alert.sequence());
    }
}
