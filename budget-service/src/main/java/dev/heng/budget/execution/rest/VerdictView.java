package dev.heng.budget.execution.rest;

import dev.heng.budget.ledger.Holder;
import dev.heng.budget.ledger.LineOutcome;
import dev.heng.budget.ledger.LineStatus;
import dev.heng.budget.ledger.Remedy;
import dev.heng.budget.ledger.ReservationId;
import dev.heng.budget.ledger.Verdict;
import dev.heng.edge.json.Decimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The limit that refused a line or warned about it. */
@Schema(name = "ControlVerdict")
public record VerdictView(
        @Schema(
                nullable = true,
                description = "The code of the control rule; null for the control that the chart gives the subject",
                examples = "travel-of-a-centre")
        @Nullable String rule,

        @Schema(description = "LINE, SUBJECT, CENTRE, OWNER, POOL or HOSPITAL", examples = "CENTRE")
        String level,

        @Schema(description = "MONTH, YEAR_TO_DATE, YEAR or PROJECT", examples = "YEAR_TO_DATE")
        String basis,

        @Schema(
                description = "What shares the limit; empty when it is everything that the rule counts",
                examples = "C-CARD")
        String scope,

        @Schema(description = "What is allowed up to the tightest end of the basis, tolerance included")
        BigDecimal budget,

        @Schema(description = "Executed and reserved up to there, the lines before this one in the call included")
        BigDecimal used,

        @Schema(description = "budget - used; negative when more is used than allowed")
        BigDecimal available,

        @Schema(description = "The amount of the line that was too much")
        BigDecimal asked,

        @Schema(
                description =
                        "Who holds money of the limit: its three largest open reservations, of the first five limits that speak in a call;"
                                + " empty for the others")
        List<HolderView> heldBy,

        @Schema(
                description =
                        "The line is refused, and the committee may have it recorded all the same (overrides). False for a warning, and"
                                + " where a reservation is refused")
        boolean overridable,

        @Schema(
                description =
                        "What would help a line that is refused, the easiest first: of this moment, and nothing is kept free for it. Of"
                                + " the first five verdicts of a call; empty for the others and for a warning")
        List<RemedyView> remedies) {
    /** Something that would help. */
    @Schema(name = "ControlRemedy")
    public record RemedyView(
            Remedy.Kind kind,

            @Schema(
                    nullable = true,
                    description =
                            "SMALLER_AMOUNT: what would pass; RELEASE_RESERVATION: what it holds; POOL, ADJUSTMENT: what is missing")
            @Nullable BigDecimal amount,

            @Schema(nullable = true, description = "OTHER_MONTH: in which all of it would pass", examples = "2026-04")
            @Nullable String month,

            @Schema(nullable = true, description = "RELEASE_RESERVATION: of the reservation") @Nullable String source,

            @Schema(nullable = true, description = "RELEASE_RESERVATION: the largest one in the way") @Nullable String reservation,

            @Schema(nullable = true, description = "POOL: the rule of the wider limit that has room") @Nullable String rule,

            @Schema(nullable = true, description = "Whose approval it needs; null when none", examples = "committee")
            @Nullable String role,

            @Schema(description = "For a person") String detail) {
        private static RemedyView of(Remedy remedy) {
            ReservationId reservation = remedy.reservation();
            return new RemedyView(
                    remedy.kind(),
                    remedy.amount() == null ? null : Decimals.plain(remedy.amount()),
                    Objects.toString(remedy.month(), null),
                    reservation == null ? null : reservation.source(),
                    reservation == null ? null : reservation.id(),
                    remedy.rule(),
                    remedy.role(),
                    remedy.detail());
        }
    }

    /** A line of a reservation. */
    @Schema(name = "ControlHolder")
    public record HolderView(
            String source,
            String reservation,
            @Schema(nullable = true) @Nullable String document,
            String line,
            @Schema(description = "What it holds") BigDecimal open) {
        private static HolderView of(Holder holder) {
            return new HolderView(
                    holder.reservation().source(),
                    holder.reservation().id(),
                    holder.document(),
                    holder.line(),
                    Decimals.plain(holder.open()));
        }
    }

    /** Of an execution line: a refusal can be overridden. */
    static @Nullable VerdictView of(LineOutcome line) {
        return of(line.verdict(), line.status() == LineStatus.REFUSED);
    }

    /** Of a line of a reservation, for which there is no override. */
    static @Nullable VerdictView ofReservation(LineOutcome line) {
        return of(line.verdict(), false);
    }

    private static @Nullable VerdictView of(@Nullable Verdict verdict, boolean overridable) {
        return verdict == null
                ? null
                : new VerdictView(
                        verdict.rule(),
                        verdict.level(),
                        verdict.basis(),
                        verdict.scope(),
                        Decimals.plain(verdict.budget()),
                        Decimals.plain(verdict.used()),
                        Decimals.plain(verdict.available()),
                        Decimals.plain(verdict.asked()),
                        verdict.holders().stream().map(HolderView::of).toList(),
                        overridable,
                        verdict.remedies().stream().map(RemedyView::of).toList());
    }
}
