package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.LineOutcome;
import dev.heng.budget.ledger.LineStatus;
import dev.heng.budget.ledger.Reservation;
import dev.heng.budget.ledger.ReservationId;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A reservation as the API shows it. */
@Schema(name = "Reservation")
public record ReservationView(
        @Schema(examples = "erp") String source,
        @Schema(examples = "PO-2026-118") String id,

        @Schema(description = "OPEN as long as something is open of a line")
        State state,

        @Schema(nullable = true) @Nullable String document,

        @Schema(nullable = true, description = "The last day; null: never") @Nullable LocalDate expiresOn,

        @Schema(nullable = true, description = "Whose open amounts it took over") @Nullable FollowsView follows,

        List<LineView> lines,

        @Schema(description = "The execution lines that used it, in the order of booking")
        List<UseView> uses,

        String actor,
        Instant bookedAt,

        @Schema(
                description =
                        "What is worth telling of the call that is answered: warnings, and lines that were known already")
        List<NoticeView> notices) {
    /** Whether something is open. */
    @Schema(name = "ReservationState")
    public enum State {
        OPEN,
        ENDED
    }

    /** Another reservation. */
    @Schema(name = "ReservationFollowed")
    public record FollowsView(String source, String id) {}

    /** One line. */
    @Schema(name = "ReservationLine")
    public record LineView(
            String line,
            String centre,
            String subject,
            String fund,
            String project,
            @Schema(examples = "2026-03") String month,
            BigDecimal amount,
            @Schema(description = "Spent of the amount") BigDecimal used,

            @Schema(description = "Given back of the amount")
            BigDecimal released,

            @Schema(description = "amount - used - released: what it holds of the budget")
            BigDecimal open,

            @Schema(description = "Spent by its uses beyond the amount")
            BigDecimal exceeded,

            Reservation.LineState state,
            @Schema(nullable = true) @Nullable String memo) {
        private static LineView of(Reservation.Line line) {
            return new LineView(
                    line.line(),
                    line.cell().centre(),
                    line.cell().subject(),
                    line.cell().fund(),
                    line.cell().project(),
                    line.cell().month().toString(),
                    Decimals.plain(line.amount()),
                    Decimals.plain(line.used()),
                    Decimals.plain(line.released()),
                    Decimals.plain(line.open()),
                    Decimals.plain(line.exceeded()),
                    line.state(),
                    line.memo());
        }
    }

    /** An execution line. */
    @Schema(name = "ReservationUse")
    public record UseView(
            String source,
            String id,
            String line,
            LocalDate date,
            BigDecimal amount,

            @Schema(description = "Of the reservation; the rest of the amount was spent beyond it")
            BigDecimal taken,

            @Schema(description = "Nothing more was to come: the rest was given back")
            boolean closesLine) {
        private static UseView of(Reservation.Use use) {
            return new UseView(
                    use.source(),
                    use.id(),
                    use.line(),
                    use.date(),
                    Decimals.plain(use.amount()),
                    Decimals.plain(use.taken()),
                    use.isFinal());
        }
    }

    /** What is worth telling of a line. */
    @Schema(name = "ReservationNotice")
    public record NoticeView(
            @Schema(description = "Position in the call, from 0")
            int index,

            LineStatus status,
            @Schema(nullable = true) @Nullable String code,
            @Schema(nullable = true) @Nullable String detail,

            @Schema(nullable = true, description = "The limit that refuses or warns") @Nullable VerdictView control,

            @Schema(
                    nullable = true,
                    description =
                            "The month in which a use is booked that came too late for its own; null for every other",
                    examples = "2026-04")
            @Nullable String month) {
        static NoticeView of(LineOutcome line) {
            return new NoticeView(
                    line.index(),
                    line.status(),
                    line.code(),
                    line.detail(),
                    VerdictView.ofReservation(line),
                    Objects.toString(line.month(), null));
        }
    }

    static ReservationView of(Reservation reservation, List<LineOutcome> notices) {
        ReservationId follows = reservation.follows();
        return new ReservationView(
                reservation.id().source(),
                reservation.id().id(),
                reservation.isOpen() ? State.OPEN : State.ENDED,
                reservation.document(),
                reservation.expiresOn(),
                follows == null ? null : new FollowsView(follows.source(), follows.id()),
                reservation.lines().stream().map(LineView::of).toList(),
                reservation.uses().stream().map(UseView::of).toList(),
                reservation.actor(),
                reservation.bookedAt(),
                notices.stream().map(NoticeView::of).toList());
    }
}
