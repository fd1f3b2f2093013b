package dev.heng.budget.alerting.rest;

import dev.heng.budget.alerting.Alert;
import dev.heng.budget.alerting.AlertFigures;
import dev.heng.budget.alerting.AlertKind;
import dev.heng.budget.alerting.AlertSeverity;
import dev.heng.budget.alerting.AlertState;
import dev.heng.budget.alerting.AlertSubject;
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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An alert as the API shows it. */
@Schema(name = "Alert")
public record AlertView(
        @Schema(examples = "42") long id,

        @Schema(
                description =
                        "THRESHOLD_WARN, THRESHOLD_ESCALATE, THRESHOLD_REACHED: a limit of a control rule is used that far;"
                                + " SLOW_SPENDING: executed spending is behind the months that have ended; RESERVATION_EXPIRING: the last"
                                + " day of an open reservation is near; CYCLE_DUE_SOON, CYCLE_LATE: the last day of a phase of the budget cycle is"
                                + " near or over, and the centre, an owner department or another one of the hospital is waited for.")
        AlertKind kind,

        AlertSeverity severity,

        @Schema(description = "RESOLVED: what it tells does not hold any more, acknowledged or not.")
        AlertState state,

        @Schema(nullable = true, description = "null: it concerns the whole hospital") @Nullable String centre,

        @Schema(nullable = true, examples = "2026") @Nullable Integer year,

        @Schema(
                nullable = true,
                examples = "2026-03",
                description =
                        "The month of a MONTH limit; the month up to which a YEAR_TO_DATE limit was summed; the last month that"
                                + " has ended, for slow spending.")
        @Nullable String month,

        @Schema(nullable = true, description = "The limit, for the thresholds; as its rule was then.") @Nullable LimitView limit,

        @Schema(nullable = true, description = "The reservation that expires.") @Nullable ReservationView reservation,

        @Schema(nullable = true, description = "The phase that somebody is waited for in.") @Nullable DeadlineView deadline,

        @Schema(
                examples = "100000",
                description =
                        "What is planned, without tolerance; of a reservation what it set aside for the centre; 0 for a deadline. All figures"
                                + " are those at which the alert was raised.")
        BigDecimal budget,

        @Schema(
                examples = "81250.5",
                description =
                        "Executed and reserved; for slow spending executed alone; of a reservation what is used or given back;"
                                + " 0 for a deadline.")
        BigDecimal used,

        @Schema(
                nullable = true,
                examples = "81.2505",
                description = "Used in per cent of the budget, cut off after 4 decimals; null without a budget.")
        @Nullable BigDecimal percent,

        @Schema(
                nullable = true,
                examples = "80",
                description =
                        "The per cent that were reached; for slow spending the points it may be behind; null for a reservation.")
        @Nullable BigDecimal threshold,

        @Schema(
                nullable = true,
                examples = "41.6666",
                description = "For slow spending the per cent of the year that had ended, cut off after 4 decimals.")
        @Nullable BigDecimal elapsed,

        @Schema(description = "Figures up to this Ledger-Sequence were seen.")
        long asOf,

        Instant raisedAt,
        @Schema(nullable = true) @Nullable Instant acknowledgedAt,
        @Schema(nullable = true) @Nullable String acknowledgedBy,
        @Schema(nullable = true) @Nullable String note,
        @Schema(nullable = true) @Nullable Instant resolvedAt,
        long version,
        long sequence) {
    /** The limit of a control rule. */
    @Schema(name = "AlertLimit")
    public record LimitView(
            @Schema(examples = "travel-of-a-centre") String rule,
            ControlLevel level,
            ControlBasis basis,

            @Schema(
                    examples = "C-CARD",
                    description = "What shares the limit, such as the centre; empty for a pool or the hospital.")
            String scope) {}

    /** A reservation and its last day. */
    @Schema(name = "AlertReservation")
    public record ReservationView(
            @Schema(examples = "erp") String source,
            @Schema(examples = "PO-2026-17") String id,
            LocalDate expiresOn) {}

    /** A phase of the budget cycle of the year, and its last day. */
    @Schema(name = "AlertDeadline")
    public record DeadlineView(Phase phase, LocalDate dueOn) {}

    static AlertView of(Alert alert) {
        AlertSubject subject = alert.subject();
        AlertSubject.Limit limit = subject.limit();
        ReservationId reservation = subject.reservation();
        YearMonth month = subject.month();
        AlertSubject.Deadline deadline = subject.deadline();
        AlertFigures figures = alert.figures();
        Alert.Acknowledgement acknowledgement = alert.acknowledgement();
        return new AlertView(
                alert.id(),
                alert.kind(),
                alert.kind().severity(),
                alert.state(),
                subject.centre(),
                subject.year(),
                month == null ? null : month.toString(),
                limit == null ? null : new LimitView(limit.rule(), limit.level(), limit.basis(), limit.scope()),
                reservation == null
                        ? null
                        : new ReservationView(
                                reservation.source(), reservation.id(), Objects.requireNonNull(subject.expiresOn())),
                deadline == null ? null : new DeadlineView(deadline.phase(), deadline.dueOn()),
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
                alert.version(),
                alert.sequence());
    }
}
