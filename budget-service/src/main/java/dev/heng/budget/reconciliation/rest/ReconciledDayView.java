package dev.heng.budget.reconciliation.rest;

import dev.heng.budget.reconciliation.Reconciled;
import dev.heng.budget.reconciliation.ReconciliationState;
import dev.heng.budget.reconciliation.Sent;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A day of a source as the API shows it: what was stated beside what is here. */
@Schema(name = "ReconciledDay")
public record ReconciledDayView(
        String source,
        @Schema(examples = "2026-03-31") LocalDate date,

        @Schema(nullable = true, description = "What the source says that it sent; null when nobody stated a total")
        @Nullable TotalView stated,

        @Schema(
                description =
                        "Lines that are recorded, whenever and wherever they were booked; what was reversed since stays in")
        TotalView recorded,

        @Schema(description = "Those of them that waited in the suspense queue and were recorded by a replay")
        TotalView replayed,

        @Schema(description = "Those of them that were taken back")
        TotalView reversed,

        @Schema(description = "Lines that wait") TotalView suspended,

        @Schema(
                description =
                        "Lines that are recorded and were sent again with other figures (LINE_CHANGED), which wait; not in suspended")
        TotalView changed,

        @Schema(
                nullable = true,
                description =
                        "stated - recorded - suspended; below zero when more is here; null when nobody stated a total")
        @Nullable TotalView missing,

        @Schema(
                description =
                        "MATCHED, GAP, UNSTATED: nobody stated a total; EMPTY: nothing was stated and nothing is here")
        ReconciliationState state) {
    static ReconciledDayView of(Reconciled reconciled) {
        Sent.OnDay day = (Sent.OnDay) reconciled.about();
        return new ReconciledDayView(
                day.source(),
                day.date(),
                TotalView.ofNullable(reconciled.stated()),
                TotalView.of(reconciled.recorded()),
                TotalView.of(reconciled.replayed()),
                TotalView.of(reconciled.reversed()),
                TotalView.of(reconciled.suspended()),
                TotalView.of(reconciled.changed()),
                TotalView.ofNullable(reconciled.missing()),
                reconciled.state());
    }
}
